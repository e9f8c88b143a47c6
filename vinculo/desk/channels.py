"""One glyph per channel, wherever an exchange is drawn."""

GLYPHS = {
    "in_person": "users",
    "video": "video",
    "phone": "phone",
    "email": "mail",
    "chat": "message-circle",
    "portal": "upload",
    "letter": "file-text",
    "note": "pencil-line",
}
WRITTEN = frozenset({"email", "chat", "portal", "letter"})


def glyph_of(channel: str) -> str:
    return GLYPHS.get(channel, "message-circle")
