"""The same words as each chat wants them. What people wrote can make neither links nor calls to everybody there."""

import re
from typing import Any

MOST = 2000  # letters of one message
MARKDOWN = re.compile(r"([\\`*_\[\]()~<>#|])")
UNSEEN = "\u200b"  # behind an @, so that a chat calls nobody


def payload(flavour: str, text: str, link: str, label: str) -> dict[str, Any]:
    """What is posted to the room. `link` may be empty."""
    text = text if len(text) <= MOST else f"{text[: MOST - 1]}…"
    return {"slack": _slack, "mattermost": _mattermost, "teams": _teams}[flavour](text, link, label)


def _slack(text: str, link: str, label: str) -> dict[str, Any]:
    said = _slacked(text)
    return {"text": f"{said}\n<{link}|{_slacked(label)}>" if link else said, "unfurl_links": False}


def _slacked(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", f"@{UNSEEN}")


def _mattermost(text: str, link: str, label: str) -> dict[str, Any]:
    said = " ".join(MARKDOWN.sub(r"\\\1", text).replace("@", f"@{UNSEEN}").split())
    return {"text": f"{said}\n[{label}]({link})" if link else said}


def _teams(text: str, link: str, label: str) -> dict[str, Any]:
    """An adaptive card, which the workflows that took the place of connectors read."""
    said = " ".join(MARKDOWN.sub(r"\\\1", text).split())
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [{"type": "TextBlock", "text": said, "wrap": True}],
    }
    if link:
        card["actions"] = [{"type": "Action.OpenUrl", "title": label, "url": link}]
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "attachments": [attachment]}
