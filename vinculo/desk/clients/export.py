"""The list as a CSV that opens in any spreadsheet and runs nothing there."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.desk.clients.filters import Filters
from vinculo.desk.clients.listing import Listing, Record

BATCH = 1000
# A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    filters = Filters.read(request.GET)
    found = filters.apply(Client.objects.visible_to(request.user), person=request.user, at=timezone.now())
    listing = Listing(found, filters.sort)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="clients-{timezone.localdate():%Y-%m-%d}.csv"'
    response.write("\ufeff")  # so that spreadsheets read it as UTF-8
    sheet = csv.writer(response)
    sheet.writerow([_("Client"), _("In one line"), _("Season"), _("Weather"), _("Last contact"), _("Next word"),
                    _("Promises"), _("Nudges"), _("Value a year"), _("Currency"), _("Owner")])  # fmt: skip
    sheet.writerows([harmless(cell) for cell in _cells(record)] for record in _all(listing))
    return response


def _all(listing: Listing) -> Iterator[Record]:
    start = 0
    while rows := listing[start : start + BATCH]:
        yield from rows
        if len(rows) < BATCH:
            return
        start += BATCH


def _cells(record: Record) -> list[Any]:
    last = timezone.localtime(record.last_contact_at).date() if record.last_contact_at else ""
    value = "" if record.value is None else f"{record.value / 100:.2f}"
    return [
        record.name, record.line, record.season or "", record.weather or "", last, record.next_word_on or "",
        record.open_promises or 0, record.open_nudges or 0, value, record.currency, record.owner or "",
    ]  # fmt: skip


def harmless(cell: Any) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would run; numbers stay numbers."""
    text = "" if cell is None else str(cell)
    if not text.lstrip().startswith(DANGEROUS) and not text.startswith(DANGEROUS):
        return text
    return text if _is_number(text) else f"'{text}"


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
