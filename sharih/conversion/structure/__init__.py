"""Clean lines → what each one is: the title, a heading, a paragraph, an item of a list, or none."""
