"""What was said at the kickoff, and how it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from vinculo.conversations.models import CheckIn, Interaction
from vinculo.desk.kickoff.about import About, about_project
from vinculo.logbook.minutes import Body, Row, compose, rows_of
from vinculo.projects.models import Milestone, Minutes
from vinculo.web.dates import day

SECTIONS = ("scope", "limits", "team", "client", "talk")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: as it was said, as it is now, and a state (ok, run, risk) with its words."""

    what: str
    said: str
    now: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    lines: list[Line]


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    known = base_of(about.sent)
    context: dict[str, Any] = {"project": about.project, "about": about, "known": known}
    if known:
        with translation.override(known.language):
            now = compose(about.project, about.kickoff, about.organization)
        parts = [
            Part(_("Dates"), dates(known.body, about.milestones, about.today)),
            *_parts(known.body, now),
            Part(_("The rhythm"), rhythm(about, known.sent_at or timezone.now())),
        ]
        context["parts"] = [part for part in parts if part.lines]
        context["same"] = [part.title for part in parts if not part.lines]
    return render(request, "kickoff/compare.html", context)


def base_of(sent: Sequence[Minutes]) -> Minutes | None:
    """The last copy they confirmed; before that, the last one they were sent."""
    return next((copy for copy in sent if copy.confirmed_at), None) or next(iter(sent), None)


def dates(said: Body, milestones: Sequence[Milestone], today: date) -> list[Line]:
    """Each date that was said against its milestone now; then the milestones that came later."""
    now = {f"milestone:{one.pk}": one for one in milestones}
    lines, told = [], {key: row for key, row in rows_of(said).items() if key.startswith("milestone:")}
    for key, row in told.items():
        on = date.fromisoformat(row["on"])
        lines.append(_date_line(row["text"], on, now[key], today) if key in now else _gone(row))
    lines += [
        Line(one.name, "", day(one.promised_on), "run", _("came later")) for key, one in now.items() if key not in told
    ]
    return lines


def _date_line(name: str, on: date, one: Milestone, today: date) -> Line:
    if one.done_on:
        return Line(name, day(on), day(one.done_on), "ok" if one.done_on <= on else "risk", _done(on, one.done_on))
    if one.promised_on and one.promised_on != on:
        later = one.promised_on > on
        words = _("moved later") if later else _("moved forward")
        return Line(name, day(on), day(one.promised_on), "risk" if later else "ok", words)
    expected = one.expected_on
    if expected and expected > on:
        return Line(name, day(on), day(expected), "risk", _("looks later than they heard"))
    if today > on:
        return Line(name, day(on), "", "risk", _("the day has passed"))
    return Line(name, day(on), day(one.promised_on), "run", _("as they heard it"))


def _done(on: date, done_on: date) -> str:
    days = (done_on - on).days
    if days == 0:
        return _("done on the day")
    if days < 0:
        return ngettext("done %(n)d day early", "done %(n)d days early", -days) % {"n": -days}
    return ngettext("done %(n)d day late", "done %(n)d days late", days) % {"n": days}


def _gone(row: Row) -> Line:
    return Line(row["text"], row["value"], "", "open", _("no longer there"))


def _parts(said: Body, now: Body) -> list[Part]:
    """Scope, limits, people and rhythm as agreed: only what differs."""
    names = {
        "scope": _("Scope"),
        "limits": _("What it does not include"),
        "team": _("Our people"),
        "client": _("Their part"),
        "talk": _("How we talk"),
    }
    return [Part(names[key], _differences(_rows(said, key), _rows(now, key))) for key in SECTIONS]


def _rows(body: Body, key: str) -> dict[str, Row]:
    return {row["key"]: row for section in body["sections"] if section["key"] == key for row in section["rows"]}


def _differences(said: dict[str, Row], now: dict[str, Row]) -> list[Line]:
    lines = []
    for key in [*said, *(key for key in now if key not in said)]:
        before, after = said.get(key), now.get(key)
        if before == after:
            continue
        if after is None and before is not None:
            lines.append(_gone(before))
        elif before is None and after is not None:
            lines.append(Line(after["text"], "", _whole(after), "run", _("came later")))
        elif before is not None and after is not None:
            lines.append(Line(after["text"], _whole(before), _whole(after), "run", _("says something else now")))
    return lines


def _whole(row: Row) -> str:
    return " · ".join(part for part in (row["value"] or row["text"], row["more"]) if part)


def rhythm(about: About, since: datetime) -> list[Line]:
    """How many of the talks that were agreed took place."""
    due = CheckIn.objects.filter(project=about.project, due_at__gte=since, due_at__lte=timezone.now())
    planned, held = due.count(), due.filter(held_in__isnull=False).count()
    if not planned:
        found = Interaction.objects.filter(project=about.project, is_check_in=True, at__gte=since)
        talks = found.count()
        text = ngettext("%(n)d regular talk since", "%(n)d regular talks since", talks) % {"n": talks}
        words = _("on its way") if talks else _("none so far")
        return [Line(_("Regular talks"), "", text, "run" if talks else "open", words)]
    said, now = str(planned), str(held)
    words = _("all of them held") if held == planned else _("some were left out")
    return [Line(_("Regular talks"), said, now, "ok" if held == planned else "risk", words)]
