"""Reading the toast of a page."""

import html
import re


def undo_of(response) -> str:
    """The address that takes back what the toast of this page tells of."""
    found = re.search(r'<form method="post" action="(/undo/[^"]+)"', response.content.decode())
    assert found, "no way back is offered"
    return html.unescape(found[1])
