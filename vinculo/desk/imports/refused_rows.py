"""What was left out, with the reason, as a CSV that runs nothing."""

import csv

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.desk.imports.found import importers_only, run_of
from vinculo.exchange.lists.cells import harmless
from vinculo.exchange.models import Outcome


@require_safe
@importers_only
def left_out(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="left-out-{run.pk}.csv"'
    response.write("\ufeff")  # so that spreadsheets read it as UTF-8
    sheet = csv.writer(response)
    sheet.writerow([_("Line"), _("What"), _("Why")])
    rows = run.rows.filter(outcome=Outcome.REFUSED).only("number", "title", "reason", "facts")
    for row in rows.iterator(chunk_size=1000):
        sheet.writerow([row.number, harmless(row.title), harmless(row.why)])
    return response
