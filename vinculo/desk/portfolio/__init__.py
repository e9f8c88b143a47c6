"""All projects on one page: where each stands, what could hurt it, and who has how much to do."""
