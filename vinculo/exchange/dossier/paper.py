"""The summary of a dossier on paper."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from vinculo import web

TEMPLATE = Path(__file__).parent / "print" / "summary.typ"
FONTS = Path(web.__path__[0]) / "static" / "vinculo" / "fonts"
MOST = 2000  # entries on paper; all of them are in the file beside it


def summary_as_pdf(values: dict[str, Any]) -> bytes:
    """Texts travel as data, so nothing that somebody wrote can be read as an instruction."""
    words = {
        "title": _("Dossier of %(name)s") % {"name": values["project"] or values["client"]},
        "made": _("Made %(moment)s by %(house)s") % {"moment": values["made_at"], "house": values["house"]},
        "zone": _("All times are those of %(zone)s.") % {"zone": values["zone"]},
        "record": _("Record"),
        "papers": _("Papers"),
        "last": _("Last entry"),
    }
    told = {**values, "entries": values["entries"][-MOST:], "words": words}
    made = typst.compile(
        TEMPLATE.read_bytes(),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"dossier": json.dumps(told)},
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
