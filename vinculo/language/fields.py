"""
Fields in a text, such as {client.name}: a name is a key into a table made beforehand, not a path into our records.
"""

import re
from collections.abc import Container, Mapping

FIELD = re.compile(r"\{([^{}\n]{1,80})\}")


def unknown_in(text: str, known: Container[str]) -> list[str]:
    """The fields that nobody knows, as they are written, each once."""
    return list(dict.fromkeys(found[0] for found in FIELD.finditer(text) if found[1] not in known))


def fill(text: str, values: Mapping[str, str]) -> str:
    """
    The text with its fields filled in, once: what stands in a value is never read as a field. One without a value stays
    as it is written, where the writer sees it.
    """
    return FIELD.sub(lambda found: values.get(found[1]) or found[0], text)
