"""A week of working hours in a form: from and until, twice a day."""

from typing import Any

from django import forms
from django.utils import dates
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vinculo.calendar.hours import WEEKDAYS, HoursNotUnderstood, WeekHours

SPANS = 2
ENDS = ("from", "until")


class HoursWidget(forms.Widget):
    """Seven rows; the value is what `WeekHours` reads: {"mon": [["09:00", "14:00"], ["15:00", "18:00"]]}."""

    template_name = "people/forms/hours.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, list[list[str]]] | None:
        if not any(key.startswith(f"{name}-") for key in data):
            return None
        spans = {
            day: [[data.get(f"{name}-{day}-{end}{n}", "").strip() for end in ENDS] for n in range(1, SPANS + 1)]
            for day in WEEKDAYS
        }
        return {day: filled for day, given in spans.items() if (filled := [span for span in given if any(span)])}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return self.value_from_datadict(data, files, name) is None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        week = value if isinstance(value, dict) else {}
        context["rows"] = [
            {"label": capfirst(str(dates.WEEKDAYS[at])), "spans": _inputs(name, day, week.get(day) or [])}
            for at, day in enumerate(WEEKDAYS)
        ]
        return context

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""


class HoursField(forms.Field):
    widget = HoursWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(template_name="people/forms/hours_field.html", **kwargs)

    def to_python(self, value: Any) -> dict[str, list[list[str]]]:
        for day, spans in (value or {}).items():
            for start, end in spans:
                _check_span(str(dates.WEEKDAYS[WEEKDAYS.index(day)]), start, end)
        try:
            return WeekHours.from_json(value or {}).to_json()
        except HoursNotUnderstood as problem:
            raise forms.ValidationError(_("The two stretches of a day must not overlap.")) from problem


def _inputs(name: str, day: str, spans: list[list[str]]) -> list[list[dict[str, str]]]:
    padded = [*spans[:SPANS], *([["", ""]] * (SPANS - len(spans)))]
    return [
        [
            {"name": f"{name}-{day}-{end}{n}", "value": clock, "label": _from_or_until(end)}
            for end, clock in zip(ENDS, span, strict=True)
        ]
        for n, span in enumerate(padded, start=1)
    ]


def _from_or_until(end: str) -> str:
    return _("from") if end == "from" else _("until")


def _check_span(day: str, start: str, end: str) -> None:
    facts = {"day": capfirst(day), "start": start, "end": end}
    if not start or not end:
        raise forms.ValidationError(_("%(day)s: give both, from and until."), params=facts)
    try:
        WeekHours.from_json({"mon": [[start, end]]})
    except HoursNotUnderstood as problem:
        raise forms.ValidationError(_("%(day)s: %(start)s is not before %(end)s."), params=facts) from problem
