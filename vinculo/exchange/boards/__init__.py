"""A board becomes a project of a client; its cards become tasks in the lists they stand in."""
