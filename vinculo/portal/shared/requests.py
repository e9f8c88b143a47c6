"""The changes a visitor sees: what waits in their order, what is under way and done, what both sides let be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vinculo.access.sees import projects_of, roles_of
from vinculo.agreements.models import ChangeEffect, ChangeRequest
from vinculo.clients.models import Audience, Channel
from vinculo.conversations.models import NextWord
from vinculo.logbook.theirs.changes import in_their_order
from vinculo.logbook.theirs.who import answers_for
from vinculo.portal.visitor import Visitor
from vinculo.projects.estimates import say_estimate
from vinculo.projects.models import ProjectContact
from vinculo.web.dates import clock, day, local_date
from vinculo.web.money import money

State = ChangeRequest.State
DECIDER, OBSERVER = ProjectContact.Role.DECIDER, ProjectContact.Role.OBSERVER
SPOKEN = (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON)
LATEST = 40  # of what is decided


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that moves with a change, as both sides would agree it anew."""

    milestone: str
    to_on: date


@dataclass(frozen=True, slots=True)
class Wish:
    """
    A change as the client sees it. `stands`: asked, talk, decide, running, done, later, cannot, withdrawn. A price is
    there only after it was spoken about; `seen` is the estimate they have before them when they decide.
    """

    id: int
    number: int
    title: str
    text: str
    why: str
    project: str
    stands: str
    note: str
    work: str
    price: str
    moves: tuple[Moved, ...]
    dates_known: bool
    wanted_on: date | None
    answerer: str
    seen: str
    may_decide: bool
    may_order: bool
    may_withdraw: bool
    may_add_files: bool
    decider: str = ""

    @property
    def is_open(self) -> bool:
        return self.stands in ("asked", "talk", "decide")

    @property
    def is_agreed(self) -> bool:
        return self.stands in ("running", "done")

    @property
    def address(self) -> str:
        return f"/portal/requests/{self.id}/"


@dataclass(frozen=True, slots=True)
class Wishes:
    waiting: tuple[Wish, ...]
    decided: tuple[Wish, ...]

    @property
    def may_order(self) -> bool:
        return len(self.waiting) > 1 and any(wish.may_order for wish in self.waiting)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is the same for all of them, read once."""

    roles: dict[int, str]
    contact_id: int
    words: tuple[NextWord, ...]
    today: date


def seen_changes(visitor: Visitor) -> QuerySet[ChangeRequest]:
    """Those that are shared, of the projects they have a part in: start here to find one."""
    projects = projects_of(visitor.contact_id, visitor.client_id)
    return ChangeRequest.objects.filter(audience=Audience.SHARED, client=visitor.client_id, project__in=projects)


def waiting_changes(visitor: Visitor) -> QuerySet[ChangeRequest]:
    """What stands in their order: undecided, or decided against in a way they have not heard yet."""
    return seen_changes(visitor).filter(Q(state__in=(State.ASKED, State.ESTIMATED)) | _unheard())


def _unheard() -> Q:
    return Q(state=State.INFEASIBLE, explained_at=None)


def wishes(visitor: Visitor, today: date) -> Wishes:
    """All of them, in six queries."""
    around = _around(visitor, today)
    waiting = [_wish(one, around) for one in in_their_order(list(_loaded(waiting_changes(visitor))))]
    decided = _loaded(seen_changes(visitor).exclude(state__in=(State.ASKED, State.ESTIMATED)).exclude(_unheard()))
    return Wishes(tuple(waiting), tuple(_wish(one, around) for one in decided.order_by("-decided_at", "-pk")[:LATEST]))


def wish(visitor: Visitor, pk: int, today: date) -> Wish | None:
    found = _loaded(seen_changes(visitor).filter(pk=pk)).first()
    return _wish(found, _around(visitor, today)) if found else None


def _loaded(found: QuerySet[ChangeRequest]) -> QuerySet[ChangeRequest]:
    shared = ChangeEffect.objects.filter(milestone__audience=Audience.SHARED, promised_to_on__isnull=False)
    effects = Prefetch("effects", shared.select_related("milestone"), to_attr="shared_effects")
    related = ("client__owner", "project__lead", "task", "milestone", "decided_by_contact")
    return found.select_related(*related).prefetch_related(effects)


def _around(visitor: Visitor, today: date) -> _Around:
    words = NextWord.objects.filter(client=visitor.client_id, on__gte=today, channel__in=SPOKEN)
    return _Around(
        roles=roles_of(visitor.contact_id, visitor.client_id),
        contact_id=visitor.contact_id,
        words=tuple(words.order_by("on", "at_time", "pk")[:20]),
        today=today,
    )


def _wish(change: Any, around: _Around) -> Wish:
    person = answers_for(change.client, change.project)
    stands, role = _stands(change), around.roles.get(change.project_id, OBSERVER)
    is_known = stands != "asked" and stands != "talk"
    answerer = person.first_name if person else ""
    return Wish(
        id=change.pk,
        number=change.number,
        title=change.title,
        text=change.text,
        why=change.why,
        project=change.project.name,
        stands=stands,
        note=_note(change, stands, answerer, around),
        work=_work(change) if is_known or change.estimated_at else "",
        price=_price(change) if is_known else "",
        moves=tuple(Moved(one.milestone.name, one.promised_to_on) for one in change.shared_effects),
        dates_known=change.estimated_at is not None,
        wanted_on=change.wanted_on,
        answerer=answerer,
        seen=change.estimated_at.isoformat() if change.estimated_at else "",
        may_decide=stands == "decide" and role == DECIDER,
        may_order=role != OBSERVER,
        may_withdraw=change.is_undecided and change.contact_id == around.contact_id and role != OBSERVER,
        may_add_files=change.state != State.WITHDRAWN and role != OBSERVER,
        decider=change.decided_by_contact.first_name if change.decided_by_contact else "",
    )


def _stands(change: ChangeRequest) -> str:
    if change.state == State.ACCEPTED:
        return "done" if _done_on(change) else "running"
    if change.state == State.ESTIMATED:
        return "decide" if change.spoken_at or change.amount == 0 else "talk"
    if change.state == State.INFEASIBLE:
        return "cannot" if change.explained_at else "asked"
    return {State.DECLINED: "later", State.WITHDRAWN: "withdrawn"}.get(State(change.state), "asked")


def _done_on(change: ChangeRequest) -> date | None:
    """When its work was done; where no task of the plan is its work, the milestone it was needed for says so."""
    if change.task:
        return local_date(change.task.done_at) if change.task.done_at else None
    milestone = change.milestone
    return milestone.done_on if milestone and milestone.audience == Audience.SHARED else None


def _work(change: ChangeRequest) -> str:
    return say_estimate(change.minutes) or (_("none") if change.minutes == 0 else "")


def _price(change: ChangeRequest) -> str:
    """Only what they heard from us; what costs nothing needs no talk."""
    if change.amount == 0:
        return _("no charge")
    return money(change.amount, change.currency) if change.spoken_at else ""


def _note(change: ChangeRequest, stands: str, name: str, around: _Around) -> str:
    """One sentence: what happens next and who does it, or how it ended."""
    if stands == "asked":
        return _("%(name)s is looking at it.") % {"name": name} if name else _("We are looking at it.")
    if stands == "talk":
        return _call(change, name, around.words)
    if stands == "running":
        return _running(change, around.today)
    if stands == "done":
        return _("Done on %(day)s.") % {"day": day(_done_on(change))}
    if stands == "later":
        return change.instead or change.because if change.decided_by_contact_id else change.instead
    if stands == "cannot":
        return " ".join(filter(None, (change.because, change.instead)))
    return ""


def _call(change: ChangeRequest, name: str, words: Iterable[NextWord]) -> str:
    word = next((one for one in words if one.project_id in (None, change.project_id)), None)
    if word is None:
        return (
            _("%(name)s calls you to talk about the price.") % {"name": name}
            if name
            else _("We call you to talk about the price.")
        )
    when = day(word.on) if word.at_time is None else _("%(day)s, %(time)s") % {
        "day": day(word.on), "time": clock(word.at_time),
    }  # fmt: skip
    if not name:
        return _("We call you on %(when)s to talk about the price.") % {"when": when}
    return _("%(name)s calls you on %(when)s to talk about the price.") % {"name": name, "when": when}


def _running(change: ChangeRequest, today: date) -> str:
    milestone = change.milestone
    if milestone and milestone.audience == Audience.SHARED and milestone.promised_on:
        said = {"milestone": milestone.name, "day": day(milestone.promised_on, today)}
        return _("It comes with “%(milestone)s”, on %(day)s.") % said
    if change.decided_at:
        return pgettext("a change", "Agreed on %(day)s.") % {"day": day(change.decided_at, today)}
    return ""


def seen_at(text: str) -> datetime | None:
    """The estimate a form says they had before them."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
