"""Numbers that come from an address or a form: somebody may have written anything there."""

LONGEST = 18  # digits; no id of ours has more, and no database takes many more


def is_number(text: str) -> bool:
    """Whether it is a whole number that an id, or the number of a page, can be."""
    return text.isascii() and text.isdigit() and len(text) < LONGEST
