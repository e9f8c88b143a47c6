"""Whoever a line of a wizard puts in charge hears of it."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from vinculo.desk.told import now_yours, sees
from vinculo.desk.wizard.row_form import RowForm

# The records whose lines put somebody of us in charge, and what a notice calls them.
SUBJECTS = {"Area": "area", "Contingency": "contingency", "HandOverItem": "hand_over_item", "RedFlag": "flag"}


def tell_whose(request: HttpRequest, form: RowForm, record: Model, *, was_new: bool, **facts: Any) -> None:
    """`record`: what `form` has just written; `facts`: what the notice should know besides."""
    subject = SUBJECTS.get(type(record).__name__)
    if subject is None:
        return
    project = form.about.project
    for name in form.people_fields:
        if was_new or name in form.changed_data:
            now_yours(
                request, f"{subject}:{record.pk}", getattr(record, name), what=str(record),
                client_id=project.client_id, may_see=sees(project), project=project.pk, words=project.name, **facts,
            )  # fmt: skip
