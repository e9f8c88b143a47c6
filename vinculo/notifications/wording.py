"""Notices in words: made when they are read, in the language of whoever reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.models.hook import Why
from vinculo.practices.catalogue import by_id
from vinculo.practices.wording import headline
from vinculo.record.models import Entry
from vinculo.record.reading import Line, read
from vinculo.web import dates

Text = str | Promise

ASSIGNED: dict[str, Text] = {
    "export": _("The list you wanted as a file is ready: %(what)s"),
    "task": _("%(by)s gave you a task: “%(what)s”"),
    "question": _("%(by)s asks you to see to an answer: “%(what)s”"),
    "complaint": _("%(by)s asks you to see to a complaint of %(client)s"),
    "flag": _("%(by)s gave you a flag to watch: “%(what)s”"),
    "invoice": _("The draft of an invoice for %(client)s is ready to be looked at: “%(what)s”"),
    "incident": _("%(by)s needs you on “%(what)s”: %(part)s"),
    "area": _("%(by)s says that you answer for “%(what)s”"),
    "stage": _("%(by)s says that you see to “%(what)s”"),
    "client": _("%(by)s handed %(what)s over to you"),
    "clients": ngettext_lazy(
        "%(by)s handed %(number)d client over to you", "%(by)s handed %(number)d clients over to you", "number"
    ),
    "contingency": _("%(by)s counts on you if this happens: “%(what)s”"),
    "project": _("%(by)s made you the lead of “%(what)s”"),
    "projects": ngettext_lazy(
        "%(by)s made you the lead of %(number)d project", "%(by)s made you the lead of %(number)d projects", "number"
    ),
    "opportunity": _("%(by)s asks you to see to the opportunity “%(what)s”"),
    "handing_over": _("%(by)s asks you to take “%(what)s” on: its hand-over is written"),
    "lead": _("A lead is yours to answer: “%(what)s”"),
    "promise": _("%(by)s handed a promise over to you: “%(what)s”"),
    "thread": _("%(by)s asks you to see to “%(what)s”"),
    "threads": ngettext_lazy(
        "%(by)s asks you to see to %(number)d conversation",
        "%(by)s asks you to see to %(number)d conversations",
        "number",
    ),
}
# What was done to a meeting they are asked to, or called themselves.
MEETING: dict[str, Text] = {
    "asked": _("%(by)s asks you to come to “%(what)s”"),
    "moved": _("%(by)s moved “%(what)s”"),
    "changed": _("%(by)s changed “%(what)s”"),
    "spared": _("%(by)s no longer counts on you at “%(what)s”"),
    "off": _("%(by)s called off “%(what)s”"),
    "on": _("“%(what)s” takes place after all"),
    "comes": _("%(by)s comes to “%(what)s”"),
    "perhaps": _("%(by)s comes perhaps to “%(what)s”"),
    "declines": _("%(by)s cannot come to “%(what)s”"),
}
# What became of a milestone they lead or have work for.
WORK: dict[str, Text] = {
    "moved": _("%(by)s agreed another date for “%(what)s”"),
    "promised": _("%(by)s promised a date for “%(what)s”"),
    "unpromised": _("%(by)s took the promised date of “%(what)s” back"),
    "reached": _("“%(what)s” is reached, says %(by)s"),
}
MENTIONED: dict[str, Text] = {
    "contact": _("%(by)s mentions you in a note about %(what)s"),
    "handover": _("%(by)s mentions you in a question about the handover of %(what)s"),
    "task": _("%(by)s mentions you on the task “%(what)s”"),
    "interaction": _("%(by)s mentions you in a talk with %(client)s"),
    "incident": _("%(by)s mentions you in “%(what)s”"),
    "flag": _("%(by)s mentions you on the flag “%(what)s”"),
    "thread": _("%(by)s mentions you in “%(what)s”"),
    "meeting": _("%(by)s mentions you in the minutes of “%(what)s”"),
}
SOMETHING_ASSIGNED: Text = _("%(by)s gave you something to see to: “%(what)s”")
SOMETHING_MENTIONED: Text = _("%(by)s mentions you: “%(what)s”")
# What stopped in the house, and why where that is told in words of its own.
STOPPED: dict[str, Text] = {
    "connection": _("“%(what)s” is paused: nothing comes in from %(system)s or goes there."),
    "hook": _("Nothing goes to the chat “%(what)s” any more"),
    "webhook": _("Nothing goes to the webhook “%(what)s” any more"),
}
WEBHOOK_WHY: dict[str, Text] = {
    "gone": _("It answered that this address is gone for good."),
    "failing": _("It has not taken anything for two days, or thirty times in a row."),
    "sealed": _("Its address was sealed under another secret key. Put it in again."),
}
PRACTICE_GONE: Text = _("Something about %(client)s cannot wait")

# Where a subject is read; "%(pk)s" is its number, the rest are facts.
ADDRESSES = {
    "agreement": "/agreements/%(pk)s/",
    "approval": "/approvals/%(pk)s/",
    "area": "/projects/%(project)s/team/",
    "change": "/changes/%(pk)s/",
    "client": "/clients/%(pk)s/",
    "clients": "/clients/?owner=me",
    "complaint": "/complaints/%(pk)s/",
    "connection": "/settings/connections/%(pk)s/",
    "contact": "/contacts/%(pk)s/",
    "export": "/exports/%(pk)s/",
    "contingency": "/projects/%(project)s/kickoff/contingency/",
    "feedback": "/feedback/%(pk)s/",
    "flag": "/flags/%(pk)s/",
    "handover": "/clients/%(pk)s/handover/",
    "hand_over_item": "/projects/%(project)s/closing/%(step)s/",
    "hook": "/settings/chat/",
    "incident": "/incidents/%(pk)s/",
    "interaction": "/log/%(pk)s/",
    "invoice": "/invoices/%(pk)s/",
    "lead": "/leads/%(pk)s/",
    "meeting": "/meetings/%(pk)s/",
    "milestone": "/projects/%(project)s/",
    "nudge": "/nudges/%(pk)s/",
    "obligation": "/obligations/%(pk)s/",
    "opportunity": "/opportunities/%(pk)s/",
    "handing_over": "/opportunities/%(pk)s/handover/",
    "project": "/projects/%(pk)s/",
    "projects": "/projects/?lead=me",
    "promise": "/promises/%(pk)s/",
    "question": "/questions/%(pk)s/",
    "quote": "/quotes/%(pk)s/",
    "reference": "/references/%(pk)s/",
    "signing": "/signatures/%(pk)s/",
    "stage": "/projects/%(project)s/plan/",
    "task": "/projects/%(project)s/plan/tasks/%(pk)s/",
    "thread": "/inbox/%(pk)s/",
    "threads": "/inbox/",
    "webhook": "/settings/hooks/%(pk)s/",
}
ICONS = {
    Kind.MENTION: "at-sign",
    Kind.NOW: "octagon-alert",
    Kind.ASSIGNED: "user-round",
    Kind.MEETING: "calendar-days",
    Kind.WORK: "flag",
    Kind.THEIRS: "message-circle",
    Kind.HOUSE: "wifi-off",
}


@dataclass(frozen=True, slots=True)
class Worded:
    """A notice as one reads it."""

    notice: Notice
    sentence: str
    detail: str
    address: str
    icon: str


def worded(notices: Sequence[Notice], today: date) -> list[Worded]:
    """In this order, in the active language. Two queries more when some of them stand in the record, else none."""
    lines = lines_of((notice.facts.get("entry") for notice in notices if notice.kind == Kind.THEIRS), today)
    return [_worded(notice, lines, today) for notice in notices]


def lines_of(entry_ids: Iterable[Any], today: date) -> dict[int, Line]:
    """Entries of the record as sentences, by their id; what was erased meanwhile says so."""
    ids = [pk for pk in entry_ids if pk]
    if not ids:
        return {}
    entries = list(Entry.objects.filter(pk__in=ids))
    lines = read(entries, day=lambda on: dates.day(on, today))
    return {entry.pk: line for entry, line in zip(entries, lines, strict=True)}


def _worded(notice: Notice, lines: Mapping[int, Line], today: date) -> Worded:
    facts, icon = notice.facts, ICONS.get(Kind(notice.kind), "info")
    line = lines.get(facts.get("entry", 0))
    if line:
        sentence, icon, detail = line.sentence, line.icon, str(facts.get("client", ""))
    elif notice.kind == Kind.NOW:
        sentence, detail = nudged(facts, today), str(facts.get("client", ""))
    else:
        sentence, detail = filled(_template(notice), facts), str(facts.get("words", ""))
        if notice.kind == Kind.HOUSE and facts.get("why"):
            detail = _why_it_stopped(notice.subject, facts["why"])
        if notice.kind == Kind.MEETING:
            detail = _of_meeting(facts, today)
        if notice.kind == Kind.WORK:
            detail = _of_milestone(facts, today)
    return Worded(notice, sentence, detail, address_of(notice.subject, facts, notice.client_id), icon)


def _why_it_stopped(subject: str, why: str) -> str:
    words = WEBHOOK_WHY.get(why) if subject.startswith("webhook:") else None
    return str(words or Why(why).label)


def _of_meeting(facts: Mapping[str, Any], today: date) -> str:
    """When it takes place, by the reader's clock; why not, if it is off."""
    at = parse_datetime(facts.get("at", ""))
    on = parse_date(facts.get("on", ""))
    when = dates.moment(at, today) if at else dates.day(on, today)
    return " · ".join(part for part in (when, str(facts.get("words", ""))) if part)


def _of_milestone(facts: Mapping[str, Any], today: date) -> str:
    """The day that was, the one that counts now, and the project."""
    days = [dates.day(on, today) for name in ("from_on", "to_on") if (on := parse_date(facts.get(name, "")))]
    return " · ".join(part for part in (" → ".join(days), str(facts.get("words", ""))) if part)


def nudged(facts: Mapping[str, Any], today: date) -> str:
    """The sentence of a nudge as it was when it could not wait."""
    practice = by_id().get(facts.get("practice", ""))
    return headline(practice, facts.get("nudge", {}), today) if practice else filled(PRACTICE_GONE, facts)


def _template(notice: Notice) -> Text:
    kind = notice.subject.partition(":")[0]
    if notice.kind == Kind.ASSIGNED:
        return ASSIGNED.get(kind, SOMETHING_ASSIGNED)
    if notice.kind == Kind.MEETING:
        return MEETING.get(notice.facts.get("deed", ""), MEETING["changed"])
    if notice.kind == Kind.WORK:
        return WORK.get(notice.facts.get("deed", ""), WORK["moved"])
    if notice.kind == Kind.HOUSE:
        return STOPPED.get(kind, STOPPED["hook"])
    return MENTIONED.get(kind, SOMETHING_MENTIONED)


class _Facts(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


def filled(text: Text, facts: Mapping[str, Any]) -> str:
    return str(text % _Facts(facts))


def address_of(subject: str, facts: Mapping[str, Any], client_id: int | None = None) -> str:
    """The page about a subject; the client's, or Today, for one that has no page of its own."""
    kind, _colon, pk = subject.partition(":")
    pattern = ADDRESSES.get(kind)
    if pattern is None or ("%(project)s" in pattern and not facts.get("project")):
        return f"/clients/{client_id}/" if client_id else "/"
    return pattern % {"pk": pk, "project": facts.get("project"), "step": facts.get("step", "")}
