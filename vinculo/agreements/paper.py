"""An agreement on paper, in its language and in our colour: both sides, the clauses, what each owes, the annexes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo import web
from vinculo.agreements import fields
from vinculo.agreements.models import Agreement, Duty
from vinculo.documents.sealing.plain_text import blocks
from vinculo.people.models import Logo, Organization
from vinculo.projects.models import Side
from vinculo.web.dates import day_long

PRINT = Path(__file__).parent / "print"
FONTS = Path(web.__path__[0]) / "static" / "vinculo" / "fonts"
PLUM = "#712d75"


def paper_of(agreement: Agreement) -> bytes:
    """The PDF as it would be sent now. What somebody wrote travels as data: nothing in it is an instruction."""
    import typst  # the compiler is large: only whoever prints takes it in

    made = typst.compile(
        (PRINT / "agreement.typ").read_bytes(),
        root=str(PRINT),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"paper": json.dumps(told(agreement))},
    )
    assert isinstance(made, bytes)
    return made


def told(agreement: Agreement) -> dict[str, Any]:
    house = Organization.current()
    values = fields.values_for(agreement, house)
    language = agreement.language or agreement.client.language or "en"
    with translation.override(language):
        return {
            "lang": language,
            "title": agreement.name,
            "house": values["our.name"],
            "logo": _logo(house),
            "colour": (house.brand_colour if house else "") or PLUM,
            "lead": lead(agreement, values),
            "parties": [_party(values, "our", _("the contractor")), _party(values, "client", _("the client"))],
            "between": _("Between"),
            "clauses": [_clause(number, one, values) for number, one in enumerate(agreement.clauses.all(), start=1)],
            "owed": owed(list(agreement.duties.select_related("contact", "owner")), values),
            "owed_title": _("What each side does"),
            "annexes_title": _("Annexes"),
            "annexes": [_annex(number, one) for number, one in enumerate(agreement.annexes.all(), start=1)],
            "sign": _("Signatures"),
            "foot": f"{agreement.name} · {values['our.name']}",
        }


def _party(values: dict[str, str], side: str, role: str) -> dict[str, Any]:
    """By law, where that is known; else as we call them."""
    name = values.get(f"{side}.legal_name") or values[f"{side}.name"]
    lines = [values.get(f"{side}.{what}", "") for what in ("tax_number", "address")]
    return {"name": name, "role": role, "lines": [line for line in lines if line]}


def _logo(house: Organization | None) -> list[int]:
    logo = Logo.objects.filter(organization=house).first() if house else None
    return list(bytes(logo.image)) if logo else []


def lead(agreement: Agreement, values: dict[str, str]) -> str:
    if agreement.amends:
        names = {"agreement": agreement.amends.name, "day": day_long(agreement.amends.signed_on)}
        return _("Changes “%(agreement)s”, signed on %(day)s. What is not named here stays as it is.") % names
    return " · ".join(part for part in (values["project.name"], values["dates"]) if part)


def owed(duties: list[Duty], values: dict[str, str]) -> list[dict[str, Any]]:
    """Two columns, ours first; empty where nothing is written down."""
    names = {Side.OURS: values["our.name"], Side.THEIRS: values["client.name"]}
    if not duties:
        return []
    return [
        {
            "side": name,
            "lines": [{"what": duty.what, "when": when(duty)} for duty in duties if duty.side == side],
        }
        for side, name in names.items()
    ]


def when(duty: Duty) -> str:
    if duty.due_on:
        return _("until %(day)s") % {"day": day_long(duty.due_on)}
    if duty.days_after is None:
        return ""
    words = ngettext("within %(number)d day of signing", "within %(number)d days of signing", duty.days_after)
    return words % {"number": duty.days_after}


def _clause(number: int, clause: Any, values: dict[str, str]) -> dict[str, Any]:
    title, text = fields.filled(clause.title, values), fields.filled(clause.text, values)
    return {"title": f"{number}. {title}", "blocks": blocks(text)}


def _annex(number: int, annex: Any) -> dict[str, Any]:
    title = _("Annex %(number)d: %(title)s") % {"number": number, "title": annex.title}
    file = _("File %(name)s, SHA-256 %(hash)s") % {"name": annex.file_name, "hash": annex.sha256}
    return {"title": title, "file": file if annex.sha256 else "", "blocks": blocks(annex.text)}


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
