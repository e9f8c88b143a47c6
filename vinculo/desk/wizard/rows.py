"""The kinds of lines a wizard is written in: where each belongs, how it is found and made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from vinculo.desk.wizard.about import About
from vinculo.desk.wizard.row_form import RowForm
from vinculo.projects.models import Project


@dataclass(frozen=True, slots=True)
class Rows:
    """`found` gives the records of a project; `step` is empty for what may be noted on every step."""

    kind: str
    step: str
    form: type[RowForm]
    found: Callable[[Project], QuerySet]
    heading: Any
    add: Any
    remark: Any = ""
    known_as: str = ""  # what the page has read of them already: an attribute of `About`

    def shown(self, about: About, bound: RowForm | None = None) -> list[RowForm]:
        """A form for each record; the one that was refused takes the place of its own."""
        shown = [self._form(about, record) for record in self._records(about)]
        if bound is None:
            return shown
        return [bound if bound.instance.pk == form.instance.pk else form for form in shown]

    def blank(self, about: About, data: Any = None) -> RowForm:
        return self.form(data, about=about, auto_id=f"{self.kind}-new-%s")

    def bound(self, about: About, record: Model, data: Any) -> RowForm:
        return self._form(about, record, data)

    def _records(self, about: About) -> Iterable[Any]:
        return getattr(about, self.known_as) if self.known_as else self.found(about.project)

    def _form(self, about: About, record: Any, data: Any = None) -> RowForm:
        return self.form(data, instance=record, about=about, auto_id=f"{self.kind}-{record.pk}-%s")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one kind as they are drawn."""

    rows: Rows
    forms: list[RowForm]
    blank: RowForm


def lines_of(about: About, rows: Rows, bound: tuple[Rows, RowForm] | None = None) -> Lines:
    """With the form that was refused, where there is one, in its place."""
    refused = bound[1] if bound and bound[0] is rows else None
    is_blank = refused is not None and refused.is_new
    return Lines(
        rows,
        rows.shown(about, None if is_blank else refused),
        refused if refused is not None and is_blank else rows.blank(about),
    )
