"""Both sides changed the same thing: the row that says so, and the note on the task about what did not stay."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from vinculo.exchange.connections.models import Clash, Twin
from vinculo.exchange.connections.settling import Stays, Verdict
from vinculo.exchange.models import Origin
from vinculo.people.models import Organization
from vinculo.projects.models import TaskComment
from vinculo.web import dates


@dataclass(frozen=True, slots=True)
class When:
    """When each side changed it, and when we saw."""

    ours_at: datetime
    theirs_at: datetime | None
    at: datetime


def keep(twin: Twin, verdict: Verdict, ours: Any, theirs: Any, when: When) -> None:
    stayed = verdict.stays == Stays.OURS
    clash = Clash.objects.create(
        link=twin.link, task=twin.task, field=verdict.field, ours=ours, theirs=theirs, ours_stayed=stayed,
        ours_at=when.ours_at, theirs_at=when.theirs_at, at=when.at,
    )  # fmt: skip
    say(twin, sentence(clash, twin.link.connection.get_system_display()), f"clash:{clash.pk}", at=when.at)


def say(twin: Twin, text: str, key: str, *, at: datetime) -> None:
    """A note of nobody's on the task; its origin keeps it from going there as a comment."""
    system = twin.link.connection.system
    author = twin.link.connection.get_system_display()
    note = TaskComment.objects.create(task=twin.task, author_name=author, text=text, at=at)
    Origin.objects.create(system=system, label="projects.taskcomment", external_id=key, object_id=note.pk)


def gone(twin: Twin, *, is_deleted: bool, at: datetime) -> None:
    """The note of a card that is not there any more."""
    words = (
        _("This was deleted at %(system)s, so it was put away here. What was said on it stays.")
        if is_deleted
        else _("This went to another board at %(system)s, so it was put away here.")
    )
    with _house():
        text = str(words) % {"system": twin.link.connection.get_system_display()}
    say(twin, text, f"gone:{twin.pk}:{at.isoformat()}", at=at)


def sentence(clash: Clash, system: str) -> str:
    """What happened, in the language of the house."""
    with _house():
        facts = {"system": system, "ours": worded(clash.field, clash.ours), "theirs": worded(clash.field, clash.theirs)}
        return str(SENTENCES[clash.field, clash.ours_stayed]) % facts


def _house() -> AbstractContextManager[None]:
    organization = Organization.current()
    return translation.override((organization.language if organization else "") or "en")


def worded(field: str, value: Any) -> str:
    """A value as one reads it."""
    if field == "done":
        return str(_("done") if value else _("open"))
    if not value:
        return "–"
    return dates.day(date.fromisoformat(value)) if field == "due" else str(value)


SENTENCES = {
    ("name", True): _("Both sides renamed this. Ours is newer and stayed; at %(system)s it was “%(theirs)s”."),
    ("name", False): _("Both sides renamed this. The newer name at %(system)s stayed; ours was “%(ours)s”."),
    ("list", True): _(
        "Both sides put this into another list. Ours is newer and stayed; at %(system)s it was “%(theirs)s”."
    ),
    ("list", False): _(
        "Both sides put this into another list. The newer one at %(system)s stayed; ours was “%(ours)s”."
    ),
    ("due", True): _(
        "Both sides gave this another date. Ours is newer and stayed; at %(system)s it was %(theirs)s."
    ),
    ("due", False): _(
        "Both sides gave this another date. The newer one at %(system)s stayed; ours was %(ours)s."
    ),
    ("done", True): _(
        "Both sides said whether this is done. Ours is newer and stayed; at %(system)s it was %(theirs)s."
    ),
    ("done", False): _(
        "Both sides said whether this is done. The newer word at %(system)s stayed; ours was %(ours)s."
    ),
}  # fmt: skip
