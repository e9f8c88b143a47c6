"""Why it is this season or this weather, in the reader's words."""

from collections.abc import Iterable
from datetime import date
from typing import Any


def reason_texts(reasons: Iterable[dict[str, Any]], today: date) -> list[str]:
    texts = [str(reason.get("text") or reason.get("reason") or "") for reason in reasons]
    return [text for text in texts if text]
