"""What is wrong with a field, in a sentence for whoever sent it."""

from typing import Any

from django.utils.translation import gettext as _


def sentence(error: dict[str, Any]) -> tuple[str, str]:
    """The field, and what to do. `error`: as the library that checks values tells it."""
    place = [str(part) for part in error.get("loc", ()) if part not in ("body", "query", "path", "said", "asked")]
    return ".".join(place), _words(error)


def _words(error: dict[str, Any]) -> str:
    about = error.get("ctx") or {}
    known = {
        "missing": _("This is needed."),
        "extra_forbidden": _("There is no such field here, or it cannot be set."),
        "string_type": _("Text is expected."),
        "string_too_short": _("Write something here."),
        "string_pattern_mismatch": _("Write something here that can be read, without NUL."),
        "string_unicode": _("This is no sound text."),
        "int_type": _("A whole number is expected."),
        "bool_type": _("true or false is expected."),
        "list_type": _("A list is expected."),
        "day": _("A day looks like this: 2027-03-05."),
        "moment": _("A moment looks like this: 2027-03-05T09:30:00Z."),
        "number": _("A whole number is expected."),
        "yes": _("true or false is expected."),
    }
    if (code := error.get("type", "")) in known:
        return known[code]
    if code == "string_too_long":
        return _("At most %(most)s characters.") % {"most": about.get("max_length")}
    if code in ("less_than_equal", "greater_than_equal"):
        return _("Out of bounds: the limit is %(limit)s.") % {"limit": about.get("le", about.get("ge"))}
    if code == "literal_error":
        return _("One of these: %(known)s.") % {"known": about.get("expected")}
    return _("This cannot be read: %(why)s") % {"why": error.get("msg", "")}
