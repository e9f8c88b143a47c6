"""A report as PDF, in the look of the house. What somebody wrote travels as data: nothing in it is an instruction."""

import json
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

import vinculo
from vinculo.people.models import Logo, Organization
from vinculo.reports.models import Report
from vinculo.web.dates import day_long

HERE = Path(__file__).parent
ROOT = Path(vinculo.__path__[0])  # the sheet is that of quotes and invoices


def paper_of(report: Report) -> bytes:
    """The PDF as it would be sent now; the same report makes the same bytes."""
    import typst  # the compiler is large: only whoever prints takes it in

    from vinculo.money.setting.paper import fonts

    made = typst.compile(
        (HERE / "report.typ").read_bytes(),
        root=str(ROOT),
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"paper": json.dumps(values(report))},
    )
    assert isinstance(made, bytes)
    return made


def values(report: Report) -> dict[str, Any]:
    """What the paper says."""
    house = Organization.current()
    logo = Logo.objects.filter(organization=house).first() if house else None
    on, name = report.until_on, house.name if house else ""
    with translation.override(report.language):
        said = {"client": report.client.name, "day": day_long(on, on.min)}
        return {
            "lang": report.language.partition("-")[0],
            "title": report.title,
            "kicker": _("For %(client)s, %(day)s") % said,
            "day": [on.year, on.month, on.day],
            "colour": (house.brand_colour if house else "") or "",
            "logo": list(bytes(logo.image)) if logo else [],
            "from": {"name": name, "lines": ""},
            "footer": " · ".join(filter(None, (name, report.title))),
            "opening": report.opening,
            "sections": [{"title": one["title"], "lines": one["lines"]} for one in report.told],
        }
