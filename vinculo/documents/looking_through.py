"""The job after a file came in: is there a virus in it, and what does it look like."""


def look_through(version_id: int) -> None:
    """Repeatable; a version that is gone leaves nothing to do."""
