"""A client and its short lists, in one statement."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from vinculo.clients.models import Client, ClientRelation, ContactRole, ImportantDate, Pin, Priority
from vinculo.conversations.models import Interaction, NextWord
from vinculo.db.rows import rows_of
from vinculo.people.models import Person
from vinculo.practices.models import StandingEvent
from vinculo.projects.models import Project, ProjectMember

SPEAKS_OF_CONTACT = {
    "pk": "contact__pk", "name": "contact__name", "phone": "contact__phone", "email": "contact__email",
    "channel": "contact__preferred_channel", "channel_note": "contact__channel_note", "hours": "contact__hours",
    "time_zone": "contact__time_zone", "title": "title", "decides": "decides", "power": "power", "left_on": "left_on",
}  # fmt: skip


def read_record(pk: int, *, person: Person, since: datetime) -> Client | None:
    """
    The client with its standing, owner and profile, and lists of dicts: people, projects, members, figures, dates,
    relations, next_word_rows, changes (of season since a moment). None if there is none that they may see.
    """
    found = Client.objects.visible_to(person).kept().filter(pk=pk)
    found = found.select_related("owner", "team", "standing", "profile").annotate(
        **_about_the_client(person), **_about_the_work(person, since)
    )
    return found.first()


def _mine(model: Any, **narrower: Any) -> QuerySet[Any]:
    return model._default_manager.filter(client=OuterRef("pk"), **narrower)


def _about_the_client(person: Person) -> dict[str, Any]:
    roles = _mine(ContactRole, contact__deleted_at=None).order_by("-is_key", "pk")
    contacts = ContactRole.objects.filter(client=OuterRef(OuterRef("pk")), left_on=None).values("contact_id")
    dates = ImportantDate.objects.filter(Q(client=OuterRef("pk")) | Q(contact__in=contacts))
    seen = Client.objects.visible_to(person).kept()
    here = _mine(ClientRelation, other__in=seen)
    back = ClientRelation.objects.filter(other=OuterRef("pk"), client__in=seen)
    return {
        "people": rows_of(roles, **SPEAKS_OF_CONTACT),
        "figure_rows": rows_of(_mine(Priority).order_by("position", "pk"), what="what", target="target"),
        "date_rows": rows_of(
            dates, kind="kind", what="what", day="day", month="month", year="year", yearly="is_yearly",
            contact="contact__name", contact_pk="contact_id",
        ),
        "relation_rows": rows_of(here, kind="kind", pk="other_id", name="other__name", row_pk="pk"),
        "relation_rows_back": rows_of(back, kind="kind", pk="client_id", name="client__name", row_pk="pk"),
        "is_pinned": Exists(_mine(Pin, person=person)),
    }  # fmt: skip


def _about_the_work(person: Person, since: datetime) -> dict[str, Any]:
    projects = Project.objects.visible_to(person).filter(client=OuterRef("pk"), deleted_at=None)
    members = ProjectMember.objects.filter(project__client=OuterRef("pk"), project__deleted_at=None)
    members = members.exclude(project__phase="closed").order_by("-may_ask_client", "pk")
    soonest = projects.order_by(F("due_on").asc(nulls_last=True), "pk")
    return {
        "project_rows": rows_of(
            soonest, pk="pk", name="name", phase="phase", starts_on="starts_on", due_on="due_on",
            launched_on="launched_on", closed_on="closed_on", lead="lead__name",
        ),
        "member_rows": rows_of(members, area="area", name="person__name", asks="may_ask_client"),
        "next_word_rows": rows_of(
            _mine(NextWord).order_by("-told_at")[:1], on="on", at_time="at_time", channel="channel", about="about"
        ),
        "changes": rows_of(
            _mine(StandingEvent, kind="season", at__gte=since).order_by("at", "pk"),
            before="before", after="after", at="at", reasons="reasons",
        ),
        "any_exchange": Exists(_mine(Interaction)),
    }  # fmt: skip


def narrowed(query: QuerySet[Any], person: Person) -> QuerySet[Any]:
    """Guests read only what is of their projects."""
    if not person.is_guest:
        return query
    return query.filter(project__in=Project.objects.visible_to(person))
