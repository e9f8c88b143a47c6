"""A part of a file, for browsers that go on where a download broke off (RFC 9110, one range)."""

import re

WHOLE = None


class NotSatisfiable(ValueError):
    """Asks for bytes that are not there."""


def asked(header: str, size: int) -> tuple[int, int] | None:
    """
    First and last byte that "bytes=0-99", "bytes=100-" or "bytes=-50" asks for; WHOLE for none, several or other units.
    """
    found = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", header.strip())
    if not found or not (found[1] or found[2]):
        return WHOLE
    if not found[1]:
        length = int(found[2])
        if length == 0:
            raise NotSatisfiable(header)
        return max(0, size - length), size - 1
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return WHOLE
    if first >= size:
        raise NotSatisfiable(header)
    return first, last
