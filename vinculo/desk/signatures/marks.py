"""How a request stands, as a mark: a glyph, a colour and a word."""

from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.documents.models import SigningRequest
from vinculo.documents.signing.standing import state
from vinculo.web import glyphs


def mark(request: SigningRequest, at: datetime) -> SafeString:
    now = state(request, at)
    words = {
        "open": _("Waits"),
        "signed": _("Signed, being sealed"),
        "sealed": _("Signed and sealed"),
        "declined": _("Not signed"),
        "withdrawn": _("Taken back"),
        "ran_out": _("Ran out"),
    }
    glyph = {"signed": "run", "sealed": "ok", "declined": "risk", "ran_out": "tight"}.get(now, "open")
    return glyphs.state(glyph, words[now])
