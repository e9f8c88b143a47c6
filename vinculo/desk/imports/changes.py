"""What an import writes into records that are there, in words: field, before, after."""

from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from vinculo.exchange.models import ImportRow
from vinculo.language.cleaning import beginning
from vinculo.web.dates import day

FIELDS = {
    "about": pgettext_lazy("about a person", "about"),
    "archived_at": gettext_lazy("Put away"),
    "assignee_id": gettext_lazy("Who does it"),
    "at": gettext_lazy("When"),
    "checklist": gettext_lazy("Checklist"),
    "city": gettext_lazy("City"),
    "closed_on": gettext_lazy("Closed on"),
    "column": gettext_lazy("List"),
    "contact_id": gettext_lazy("Contact"),
    "country": gettext_lazy("Country"),
    "currency": gettext_lazy("Currency"),
    "decided_at": gettext_lazy("Decided on"),
    "description": gettext_lazy("Description"),
    "done_at": gettext_lazy("Done on"),
    "done_on": gettext_lazy("Done on"),
    "due_on": gettext_lazy("Due on"),
    "email": gettext_lazy("E-mail"),
    "estimate_minutes": gettext_lazy("Estimate in minutes"),
    "expected_on": gettext_lazy("Decision expected on"),
    "goals": gettext_lazy("What they want to reach"),
    "is_all_day": gettext_lazy("The whole day"),
    "labels": gettext_lazy("Labels"),
    "language": gettext_lazy("Language"),
    "lead_id": gettext_lazy("Who leads it"),
    "line": gettext_lazy("In one line"),
    "link": gettext_lazy("Link"),
    "lost_because": gettext_lazy("Why lost"),
    "lost_for": gettext_lazy("Why lost"),
    "milestone_id": gettext_lazy("Milestone"),
    "minutes": gettext_lazy("Minutes"),
    "name": gettext_lazy("Name"),
    "next_step": gettext_lazy("Next step"),
    "note": gettext_lazy("Note"),
    "owner_id": gettext_lazy("Owner"),
    "percent": gettext_lazy("Done, in %"),
    "phase": gettext_lazy("Phase"),
    "phone": gettext_lazy("Phone"),
    "place": gettext_lazy("Where"),
    "planned_on": gettext_lazy("Planned for"),
    "point": gettext_lazy("Further address"),
    "probability": gettext_lazy("Chance in percent"),
    "role": gettext_lazy("Company"),
    "stage_id": gettext_lazy("Stage"),
    "starts_at": gettext_lazy("Starts at"),
    "starts_on": gettext_lazy("Starts on"),
    "state": gettext_lazy("State"),
    "summary": gettext_lazy("In a few words"),
    "text": gettext_lazy("Text"),
    "title": gettext_lazy("Title"),
    "value": gettext_lazy("Value"),
    "version": gettext_lazy("A new version"),
    "website": gettext_lazy("Website"),
}
BY_NUMBER = ("contact_id", "milestone_id", "stage_id")  # numbers that say nothing to a reader
SHOWN = 80


def changes_of(row: ImportRow) -> list[str]:
    """One sentence for each field."""
    return [_sentence(*change) for change in row.changes]


def _sentence(name: str, before: Any, after: Any, how: str = "") -> str:
    words = {"field": FIELDS.get(name, name)}
    if name in BY_NUMBER:
        return str(words["field"])
    was, new = _shown(name, before), _shown(name, after)
    if how == "kept":
        return _("%(field)s stays “%(ours)s”") % {**words, "ours": was or "–"}
    if how == "held" and name == "version":
        return _("There is a new version there; here the old one stays")
    if how == "held":
        return _("%(field)s stays “%(ours)s”, there it is “%(theirs)s”") % {
            **words, "ours": was or "–", "theirs": new or "–",
        }  # fmt: skip
    if not was:
        return _("%(field)s: “%(after)s” is added") % {**words, "after": new}
    return _("%(field)s: “%(before)s” becomes “%(after)s”") % {**words, "before": was, "after": new or "–"}


def _shown(name: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if name.endswith("_on") and (on := parse_date(str(value))):
        return day(on)
    if (name.endswith("_at") or name == "at") and (at := parse_datetime(str(value))):
        return f"{day(localtime(at).date())} {localtime(at):%H:%M}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name == "value":
        return str(Decimal(int(value)) / 100)
    return beginning(str(value), SHOWN)
