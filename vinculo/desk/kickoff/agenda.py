"""The steps of a kickoff: what each is for, the question to ask aloud, and what is missing in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.desk.kickoff.about import About
from vinculo.logbook.minutes import Body
from vinculo.projects.models import KickoffStep, ProjectContact

Step = KickoffStep.Step
MINUTES = "minutes"  # the last one: not spoken of, but sent


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    title: Any
    small: Any
    lede: Any
    question: Any
    section: str = ""  # of the minutes, marked while one speaks of it


TOPICS = (
    Topic(
        Step.PROFILE,
        gettext_lazy("The client"),
        gettext_lazy("Goals, priorities, style"),
        gettext_lazy("What they want this for. It is for the team and does not go into the record."),
        gettext_lazy("How will you notice in a year that this was worth it?"),
    ),
    Topic(
        Step.TEAM,
        gettext_lazy("The team"),
        gettext_lazy("Who is who"),
        gettext_lazy("One person for each area on both sides, so that nobody asks twice."),
        gettext_lazy("Who of you should we ask about texts, about photos, about money?"),
        "team",
    ),
    Topic(
        Step.SCOPE,
        gettext_lazy("Scope"),
        gettext_lazy("And what cannot be done"),
        gettext_lazy("What is in it, in their words. What is not, before anybody counts on it."),
        gettext_lazy("What are you taking for granted that nobody has written down?"),
        "scope",
    ),
    Topic(
        Step.PROCESS,
        gettext_lazy("How we work"),
        gettext_lazy("From the order to the delivery"),
        gettext_lazy("So that they know what comes next without having to ask."),
        gettext_lazy("What did you like, and what not, about how others worked with you?"),
        "process",
    ),
    Topic(
        Step.DATES,
        gettext_lazy("Dates and buffer"),
        gettext_lazy("What we promise"),
        gettext_lazy("You set the internal date. The buffer and their approval are added: they see only the result."),
        gettext_lazy("What is there in your calendar that cannot move?"),
        "dates",
    ),
    Topic(
        Step.CONTINGENCY,
        gettext_lazy("If something fails"),
        gettext_lazy("A plan B we agree on"),
        gettext_lazy("It is easier to decide now than on the day it happens."),
        gettext_lazy("What would hurt you most if it went wrong?"),
        "contingency",
    ),
    Topic(
        Step.TALK,
        gettext_lazy("How we talk"),
        gettext_lazy("Channel, rhythm, hours"),
        gettext_lazy("They choose. You are reminded before they have to ask."),
        gettext_lazy("How often do you want to hear from us, and how would you rather not?"),
        "talk",
    ),
    Topic(
        Step.CLIENT,
        gettext_lazy("The client's part"),
        gettext_lazy("What they decide and bring"),
        gettext_lazy("Who decides, who helps, and what the dates depend on."),
        gettext_lazy("Who says the last yes, and what do you need in order to give it?"),
        "client",
    ),
    Topic(
        Step.EXPECTATIONS,
        gettext_lazy("What both hope for"),
        gettext_lazy("In their words"),
        gettext_lazy("What is in no contract. Ask aloud, write it down as it is said."),
        gettext_lazy("What would have to happen for you to recommend us?"),
        "hopes",
    ),
)
BY_KEY = {topic.key: topic for topic in TOPICS}
KEYS = (*BY_KEY, MINUTES)


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as it stands in the list: done, left out, current or to do."""

    key: str
    title: Any
    small: Any
    address: str
    is_done: bool
    is_current: bool


def stops(about: About, current: str) -> list[Stop]:
    base = f"/projects/{about.project.pk}/kickoff"
    found = [
        Stop(
            topic.key,
            topic.title,
            _left_out(about, topic.key) or topic.small,
            f"{base}/{topic.key}/",
            is_settled(about, topic.key),
            topic.key == current,
        )
        for topic in TOPICS
    ]
    last = Stop(
        MINUTES, _("Record"), _("Stays with both"), f"{base}/{MINUTES}/", bool(about.sent), current == MINUTES
    )  # fmt: skip
    return [*found, last]


def is_settled(about: About, step: str) -> bool:
    """Gone through, or left out knowingly."""
    known = about.steps.get(step)
    return bool(known and (known.covered_at or known.left_out_because))


def _left_out(about: About, step: str) -> str:
    known = about.steps.get(step)
    return _("Left out: %(why)s") % {"why": known.left_out_because} if known and known.left_out_because else ""


def first_open(about: About) -> str:
    return next((topic.key for topic in TOPICS if not is_settled(about, topic.key)), MINUTES)


def missing(about: About, step: str, body: Body) -> list[str]:
    """What this step does not say yet, in sentences."""
    return _MISSING[step](about, {section["key"]: section["rows"] for section in body["sections"]})


def _profile(about: About, said: dict[str, list[Any]]) -> list[str]:
    gaps = {
        "sells": _("what they sell"),
        "goals": _("where they want to go"),
        "motivations": _("what moves them"),
        "priorities": _("what comes first for them"),
    }
    return [gaps[part] for part in about.profile.missing]


def _team(about: About, said: dict[str, list[Any]]) -> list[str]:
    areas = [row for row in said.get("team", []) if row["key"].startswith("area:")]
    gaps = [] if areas else [_("who answers for what")]
    gaps += [_("who answers for %(area)s") % {"area": row["text"]} for row in areas if not row["value"]]
    if not any(member.may_ask_client for member in about.members):
        gaps.append(_("who may ask the client"))
    return gaps


def _scope(about: About, said: dict[str, list[Any]]) -> list[str]:
    gaps = [] if "scope" in said else [_("what it includes")]
    return gaps if "limits" in said else [*gaps, _("what cannot be done")]


def _process(about: About, said: dict[str, list[Any]]) -> list[str]:
    keys = {row["key"] for row in said.get("process", [])}
    gaps = [] if "process" in keys else [_("one step after the other, or short rounds")]
    return gaps if keys & {"process_steps", "weekly", "daily"} else [*gaps, _("the steps or the rhythm")]


def _dates(about: About, said: dict[str, list[Any]]) -> list[str]:
    gaps = [] if "dates" in said else [_("a date they can count on")]
    for milestone in about.milestones:
        if milestone.done_on:
            continue
        if not milestone.buffer_days and not milestone.buffer_reason:
            gaps.append(_("a buffer for %(milestone)s, or why there is none") % {"milestone": milestone.name})
        if not milestone.approval_days:
            gaps.append(_("time for their yes to %(milestone)s") % {"milestone": milestone.name})
    return gaps[:4]


def _contingency(about: About, said: dict[str, list[Any]]) -> list[str]:
    return [] if "contingency" in said else [_("a plan B")]


def _talk(about: About, said: dict[str, list[Any]]) -> list[str]:
    keys = {row["key"] for row in said.get("talk", [])}
    gaps = [] if "rhythm" in keys else [_("when they hear from us")]
    return gaps if "emergency" in keys else [*gaps, _("what to do when it burns")]


def _client(about: About, said: dict[str, list[Any]]) -> list[str]:
    rows = said.get("client", [])
    gaps = [] if any(row.get("role") == ProjectContact.Role.DECIDER for row in rows) else [_("who decides")]
    has_duty = any(row["key"].startswith("obligation:") for row in rows)
    return gaps if has_duty else [*gaps, _("what we need from them")]


def _expectations(about: About, said: dict[str, list[Any]]) -> list[str]:
    gaps = [] if "hopes" in said else [_("what they hope for")]
    return gaps if "asks" in said else [*gaps, _("what we ask of them")]


_MISSING: dict[str, Callable[[About, dict[str, list[Any]]], list[str]]] = {
    Step.PROFILE: _profile,
    Step.TEAM: _team,
    Step.SCOPE: _scope,
    Step.PROCESS: _process,
    Step.DATES: _dates,
    Step.CONTINGENCY: _contingency,
    Step.TALK: _talk,
    Step.CLIENT: _client,
    Step.EXPECTATIONS: _expectations,
}
