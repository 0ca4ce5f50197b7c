"""What a site says in two languages → what is still to be done for it, the worst first."""
