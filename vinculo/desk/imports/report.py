"""What became of every row, as a CSV that runs nothing."""

import csv

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.desk.imports.changes import changes_of
from vinculo.desk.imports.found import importers_only, run_of
from vinculo.desk.imports.rows import kind_label
from vinculo.exchange.lists.cells import harmless
from vinculo.exchange.models import Outcome


@require_safe
@importers_only
def report(request: HttpRequest, pk: int) -> HttpResponse:
    run, labels = run_of(request, pk), dict(Outcome.choices)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    response.write("\ufeff")  # so that spreadsheets read it as UTF-8
    sheet = csv.writer(response)
    sheet.writerow([_("Line"), _("Kind"), _("What"), _("What became of it"), _("What changes"), _("Why")])
    for row in run.rows.defer("data").order_by("number", "pk").iterator(chunk_size=500):
        why = " ".join(filter(None, [row.why, *row.left_out]))
        cells = [row.number, kind_label(row.kind), row.title, labels[row.outcome], "; ".join(changes_of(row)), why]
        sheet.writerow([harmless(cell) for cell in cells])
    return response
