"""What a page is called, and a site's design → the picture that goes with a link to the page."""
