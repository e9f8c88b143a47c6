"""The work inside the projects of the story."""
