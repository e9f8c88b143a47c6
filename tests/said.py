"""What a page says."""

import re
from typing import Any


def says(page: Any, word: str) -> bool:
    """
    Whether a word stands by itself in a page or an answer. Pages hold keys made at random, in which any three letters
    or digits stand now and then: to look for so few is not enough.
    """
    text = page if isinstance(page, str) else page.content.decode()
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
