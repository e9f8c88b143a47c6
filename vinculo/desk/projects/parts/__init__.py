"""The blocks of the page of a project: each turns rows into what its part of the page shows."""
