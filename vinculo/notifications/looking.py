"""
What nobody tells us of: nudges that cannot wait, and what clients did in the portal. A timetable looks for them.

Each is told once. What the clients did is read from the record, in its order and from where we stopped, so nothing is
left out however long nobody looked.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, Model, OuterRef, Value
from django.db.models.functions import Cast, Concat

from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction, Question
from vinculo.db.locking import lock_named
from vinculo.documents.models import Approval, SigningRequest
from vinculo.feedback.models import Complaint, Reference
from vinculo.money.models import Quote
from vinculo.notifications import rooms
from vinculo.notifications.models import HookMessage, Kind, Notice, ReadUpTo, Way, Wish
from vinculo.notifications.models.hook import Told
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Nudge, State
from vinculo.practices.practice import NOW
from vinculo.projects.models import Project
from vinculo.record.models import Entry

RECENT = timedelta(days=1)  # older than that stands on Today and in the morning mail; it must not ring any more
THEIR_OWN = timedelta(minutes=15)
BATCH = 200
RECORD = "record"

# What of the clients' own acts is told, and to which rooms of a chat.
THEIRS = {
    "question.asked": Told.ASKED,
    "question.answered": Told.ASKED,
    "change.asked": Told.ASKED,
    "complaint.made": Told.ASKED,
    "approval.remarked": Told.ASKED,
    "owed.moved": Told.ASKED,
    "change.decided": Told.DECIDED,
    "approval.answered": Told.DECIDED,
    "signing.signed": Told.DECIDED,
    "signing.brought": Told.DECIDED,
    "signing.declined": Told.DECIDED,
    "minutes.confirmed": Told.DECIDED,
    "quote.accepted": Told.DECIDED,
    "quote.declined": Told.DECIDED,
    "quote.changes": Told.ASKED,
    "quote.undo_asked": Told.ASKED,
    "reference.given": Told.GOOD,
    "reference.declined": Told.DECIDED,
    "reference.withdrawn": Told.DECIDED,
    "feedback.given": Told.GOOD,
    "thanks.given": Told.GOOD,
}
WHOSE: dict[str, tuple[type[Model], str]] = {
    "approval": (Approval, "by"),
    "change": (ChangeRequest, "project__lead"),
    "complaint": (Complaint, "owner"),
    "question": (Question, "owner"),
    "quote": (Quote, "owner"),
    "reference": (Reference, "asked_by"),
    "signing": (SigningRequest, "by"),
}
OURS = {"promise.kept": Told.GOOD, "signing.completed": Told.DECIDED}  # for the rooms only


def look_at_nudges(at: datetime) -> int:
    """Tell whoever has them, and the rooms, of nudges that cannot wait. Returns how many notices are new."""
    organization = Organization.current()
    fresh = Nudge.objects.filter(state=State.OPEN, urgency=NOW, changed_at__gte=at - RECENT)
    fresh = fresh.filter(client__deleted_at=None).select_related("person", "client", "lead").order_by("pk")
    fresh = fresh.annotate(key=Concat(Value("nudge:"), Cast("pk", CharField())))
    if rooms.are_there(Told.NOW):
        told = HookMessage.objects.filter(key=OuterRef("key"))
        for nudge in fresh.exclude(Exists(told))[:BATCH]:
            room = rooms.Happened(nudge.key, Told.NOW, nudge.client, _facts_of(nudge), f"nudge:{nudge.pk}")
            rooms.tell_rooms(room, at=at)
    told_them = Notice.objects.filter(kind=Kind.NOW, person=OuterRef("person"), key=OuterRef("key"))
    unwanted = Wish.objects.filter(person=OuterRef("person"), kind=Kind.NOW, way=Way.NEVER)
    theirs = fresh.filter(person__is_active=True).exclude(Exists(unwanted)).exclude(Exists(told_them))
    return sum(_tell_of(nudge, at, organization) for nudge in theirs[:BATCH])


def _facts_of(nudge: Nudge) -> dict[str, Any]:
    return {"practice": nudge.practice, "nudge": nudge.facts, "client": nudge.who}


def _tell_of(nudge: Nudge, at: datetime, organization: Organization | None) -> int:
    person = nudge.person
    assert person is not None
    news = News(Kind.NOW, f"nudge:{nudge.pk}", client_id=nudge.client_id, facts=_facts_of(nudge))
    with transaction.atomic():
        made = tell(news, to=[person], by=None, at=at, organization=organization)
        if made and _comes_of_their_own(nudge, person):
            made[0].see(at=at)
    return len(made)


def _comes_of_their_own(nudge: Nudge, person: Person) -> bool:
    """They have just written down what it comes of: they know."""
    since = nudge.raised_at - THEIR_OWN
    return Interaction.objects.filter(client=nudge.client_id, by=person, created_at__gte=since).exists()


def look_at_record(at: datetime) -> int:
    """Tell of what the record took in since it was read last. Returns how many entries were read."""
    with transaction.atomic():
        lock_named("notices of the record")
        place, _is_new = ReadUpTo.objects.get_or_create(what=RECORD, defaults={"seq": _where_to_begin(at)})
        entries = list(Entry.objects.filter(seq__gt=place.seq).in_order()[:BATCH])
        if not entries:
            return 0
        organization = Organization.current()
        for entry in entries:
            if entry.kind in THEIRS or entry.kind in OURS:
                _tell_entry(entry, at, organization)
        place.seq = entries[-1].seq
        place.save(update_fields=["seq"])
    return len(entries)


def _where_to_begin(at: datetime) -> int:
    """An installation that has gone on for years is not told of all of it."""
    old = Entry.objects.filter(at__lt=at - timedelta(hours=1)).order_by("-seq").values_list("seq", flat=True)
    return old.first() or 0


def _tell_entry(entry: Entry, at: datetime, organization: Organization | None) -> None:
    body = json.loads(entry.body)
    client = Client.objects.kept().select_related("owner").filter(pk=entry.client_id or 0).first()
    if client is None:
        return
    is_theirs = body["actor"]["side"] == "them"
    facts = {"entry": entry.pk, "client": client.name}
    if is_theirs and entry.kind in THEIRS:
        subject = entry.subject or f"client:{client.pk}"
        news = News(Kind.THEIRS, subject, f"entry:{entry.seq}", client.pk, facts)
        tell(news, to=_whose(entry, client), by=None, at=at, organization=organization)
    told = THEIRS.get(entry.kind) if is_theirs else OURS.get(entry.kind)
    if told and not (entry.kind == "feedback.given" and body["facts"].get("score", 0) < 9):
        rooms.tell_rooms(rooms.Happened(f"entry:{entry.seq}", told, client, facts, entry.subject), at=at)


def _whose(entry: Entry, client: Client) -> list[Person | None]:
    """Whoever of us it is for: who answers for the subject, else leads the project, else has the client."""
    kind, _colon, pk = entry.subject.partition(":")
    found: Any = None
    if pk.isdigit():
        found = _responsible(kind, int(pk))
    if found is None and entry.project_id:
        project = Project.objects.select_related("lead").filter(pk=entry.project_id).first()
        found = project.lead if project else None
    return [found if found and found.is_active else client.owner]


def _responsible(kind: str, pk: int) -> Person | None:
    if kind not in WHOSE:
        return None
    model, column = WHOSE[kind]
    people = Person.objects.filter(pk__in=model._default_manager.filter(pk=pk).values(column))
    return people.active().first()
