"""A Trello board and a project of ours kept in step, both ways."""
