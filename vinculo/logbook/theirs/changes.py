"""Changes that they ask for, put in their order, and decide."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from vinculo.agreements import asking, deciding
from vinculo.agreements.models import ChangeRequest
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Audience
from vinculo.conversations.models import Decision
from vinculo.db.locking import lock_named
from vinculo.logbook import changes
from vinculo.logbook.searchable import first_line, index_changes
from vinculo.logbook.theirs.them import Deed, Them, in_our_words, record, said
from vinculo.projects.models import Project, Side


@transaction.atomic
def ask(
    them: Them, project: Project, *, what: str, why: str = "", kind: str = "work", wanted_on: date | None = None
) -> ChangeRequest:
    """They want something different. Their first line is its name; it comes last in their order."""
    talk = said(them, "\n".join(filter(None, (what, why))), project_id=project.pk)
    title = first_line(what)
    change = asking.ask(
        project, title=title, by=None, at=them.at, side=Side.THEIRS, contact=them.contact, kind=kind, why=why,
        text=what if what.strip() != title else "", wanted_on=wanted_on, audience=Audience.SHARED, said_in=talk.uid,
        their_position=_last_place(them.client_id) + 1, actor=them.actor,
    )  # fmt: skip
    index_changes([change])
    return change


def _last_place(client_id: int) -> float:
    waiting = ChangeRequest.objects.undecided().filter(client=client_id)
    return waiting.aggregate(last=Max("their_position"))["last"] or 0


def in_their_order(waiting: Sequence[ChangeRequest]) -> list[ChangeRequest]:
    """As they put it; what they have not placed comes last, the oldest first."""
    return sorted(waiting, key=lambda one: (one.their_position <= 0, one.their_position, one.asked_at, one.pk))


@transaction.atomic
def put(them: Them, change_id: int, *, among: QuerySet[ChangeRequest], to: int | None = None, step: int = 0) -> bool:
    """
    Give one of what waits another place among those they see: place `to` (0 is the first), or `step` places on.
    False if nothing moves.
    """
    lock_named(f"their order at client {them.client_id}")
    order = in_their_order(list(among))
    before = [one.pk for one in order]
    if change_id not in before:
        return False
    here = before.index(change_id)
    place = min(max(here + step if to is None else to, 0), len(order) - 1)
    order.insert(place, order.pop(here))
    after = [one.pk for one in order]
    if after == before:
        return False
    for number, one in enumerate(order, start=1):
        one.their_position = number
    ChangeRequest.objects.bulk_update(order, ["their_position"])
    facts = {"order": after, "place": place + 1}
    record(them, Deed("change.ordered", f"change:{change_id}", facts), project_id=order[place].project_id)
    return True


@transaction.atomic
def accept(them: Them, change: ChangeRequest, calendar: WorkCalendar, *, seen: datetime) -> Decision:
    """
    They say yes to what they saw: work, price, and the promised dates that were named to them. It is in writing with
    that. Raises DecidedAlready, NotAsTheySawIt or PlanHasCircle; then nothing is written.
    """
    named = change.effects.filter(promised_to_on__isnull=False, milestone__audience=Audience.SHARED)
    promised = dict(named.values_list("milestone_id", "promised_to_on"))
    with in_our_words():
        decision = changes.accept(
            change, calendar, promised=promised, contact=them.contact, by=None, at=them.at, seen=seen,
            actor=them.actor,
        )  # fmt: skip
        words = _("Yes to change %(number)d: %(title)s") % {"number": change.number, "title": change.title}
    talk = said(them, words, project_id=change.project_id)
    decision.interaction, decision.audience = talk, Audience.SHARED
    decision.confirmed_at, decision.confirmed_in = them.at, talk
    decision.save(update_fields=["interaction", "audience", "confirmed_at", "confirmed_in"])
    change.sent_at = change.sent_at or them.at
    change.save(update_fields=["sent_at", "updated_at"])
    index_changes([change])
    return decision


@transaction.atomic
def decline(them: Them, change: ChangeRequest, *, because: str, seen: datetime) -> None:
    """They would rather not, or not now. Raises DecidedAlready or NotAsTheySawIt."""
    deciding.decline(
        change, because=because[:300], instead="", contact=them.contact, by=None, at=them.at, seen=seen,
        actor=them.actor,
    )  # fmt: skip
    with in_our_words():
        words = _("No to change %(number)d: %(title)s") % {"number": change.number, "title": change.title}
    said(them, "\n".join(filter(None, (words, because))), project_id=change.project_id)
    index_changes([change])


@transaction.atomic
def withdraw(them: Them, change: ChangeRequest) -> None:
    """They do not want any more what they asked for. Raises DecidedAlready."""
    deciding.withdraw(change, by=None, at=them.at, contact=them.contact, actor=them.actor)
    with in_our_words():
        words = _("They no longer want change %(number)d: %(title)s") % {
            "number": change.number,
            "title": change.title,
        }
    said(them, words, project_id=change.project_id)
    index_changes([change])
