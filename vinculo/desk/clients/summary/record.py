"""A client and its short lists, in one statement."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from vinculo.agreements.models import Agreement
from vinculo.clients.models import Client, ClientRelation, ContactRole, ImportantDate, Priority
from vinculo.conversations.models import NextWord
from vinculo.db.prepared import prepared
from vinculo.db.rows import rows_of
from vinculo.desk.clients.summary import recommended
from vinculo.meetings.models import Meeting
from vinculo.people.models import Person
from vinculo.pipeline.models import AccountPlan, Opportunity
from vinculo.practices.models import StandingEvent
from vinculo.projects.models import Project, ProjectMember

OF_CONTACT = {
    "pk": "contact__pk", "name": "contact__name", "phone": "contact__phone", "email": "contact__email",
    "channel": "contact__preferred_channel", "channel_note": "contact__channel_note", "hours": "contact__hours",
    "time_zone": "contact__time_zone", "title": "title", "decides": "decides", "power": "power", "left_on": "left_on",
}  # fmt: skip
OF_PROJECT = {
    "pk": "pk", "name": "name", "phase": "phase", "starts_on": "starts_on", "due_on": "due_on",
    "launched_on": "launched_on", "closed_on": "closed_on", "lead": "lead__name",
}  # fmt: skip
OF_DATE = {
    "kind": "kind", "what": "what", "day": "day", "month": "month", "year": "year", "yearly": "is_yearly",
    "contact": "contact__name",
}  # fmt: skip
OF_MEETING = {
    name: name for name in ("pk", "title", "starts_at", "time_zone", "repeats", "repeats_until_on", "minutes", "kind")
}
OF_OPPORTUNITY = {name: name for name in ("pk", "title", "value", "currency", "next_step")} | {
    "stage_key": "stage__key",
    "stage_name": "stage__name",
}
OF_CHANGE = {name: name for name in ("kind", "before", "after", "at", "reasons")}
SIGNED, PLANNED, SKIES = 5, 20, 12


def read_record(pk: int, *, person: Person) -> Client | None:
    """
    The client with its standing and owner, and lists of dicts: people, project_rows, member_rows, figure_rows,
    date_rows, relation_rows, relation_rows_back, next_word_rows, meeting_rows, changes (of season), skies (changes of
    weather, newest first), sent_rows, came_rows, favour_rows, agreement_rows. None if they may see none.
    """
    return _record.one(pk, person)


@prepared
def _record(pk: int, person: Person) -> QuerySet[Client]:
    found = _with_lists().filter(pk=pk, deleted_at=None)
    if not person.sees_everyone:
        found = found.filter(pk__in=Client.objects.visible_to(person).filter(pk=pk).values("pk"))
    meetings = narrowed(_mine(Meeting, state="planned"), person).order_by("-repeats", "-starts_at", "pk")[:PLANNED]
    lists = {"project_rows": _projects(person), "meeting_rows": rows_of(meetings, **OF_MEETING), **_ahead(person)}
    return found.annotate(**_relations(person), **lists, **recommended.columns(person)).order_by("pk")


def _with_lists() -> QuerySet[Client]:
    roles = _mine(ContactRole, contact__deleted_at=None).order_by("-is_key", "pk")
    contacts = ContactRole.objects.filter(client=OuterRef(OuterRef("pk")), left_on=None).values("contact_id")
    dates = ImportantDate.objects.filter(Q(client=OuterRef("pk")) | Q(contact__in=contacts))
    members = ProjectMember.objects.filter(project__client=OuterRef("pk"), project__deleted_at=None)
    members = members.exclude(project__phase="closed").order_by("-may_ask_client", "pk")
    words = _mine(NextWord).order_by("-told_at", "-pk")[:1]
    turns = _mine(StandingEvent, kind="season").order_by("at", "pk")
    skies = _mine(StandingEvent, kind="weather").order_by("-at", "-pk")[:SKIES]
    return Client.objects.select_related("owner", "standing").annotate(
        people=rows_of(roles, **OF_CONTACT),
        figure_rows=rows_of(_mine(Priority).order_by("position", "pk"), what="what", target="target"),
        date_rows=rows_of(dates.order_by(), **OF_DATE),
        member_rows=rows_of(members, area="area", name="person__name", asks="may_ask_client"),
        next_word_rows=rows_of(words, on="on", at_time="at_time", channel="channel", about="about"),
        changes=rows_of(turns, **OF_CHANGE),
        skies=rows_of(skies, **OF_CHANGE),
    )


def _projects(person: Person) -> Any:
    """All of them for whoever sees the client; a guest sees those they work on."""
    projects = _mine(Project, deleted_at=None)
    if person.is_guest:
        projects = projects.filter(pk__in=ProjectMember.objects.filter(person=person).values("project_id"))
    return rows_of(projects.order_by(F("due_on").asc(nulls_last=True), "pk"), **OF_PROJECT)


def _ahead(person: Person) -> dict[str, Any]:
    """What was agreed, and what may come: open opportunities and the plan for them, neither of them for guests."""
    opened = _mine(Opportunity, state="open", deleted_at=None).order_by("stage__position", "pk")
    plans = _mine(AccountPlan)
    if person.is_guest:
        opened, plans = opened.none(), plans.none()
    signed = narrowed(_mine(Agreement, dropped_at=None, amends=None), person).order_by("-signed_on", "-pk")[:SIGNED]
    return {
        "agreement_rows": rows_of(signed, pk="pk", name="name", signed_on="signed_on"),
        "opportunity_rows": rows_of(opened, **OF_OPPORTUNITY),
        "plan_rows": rows_of(plans, reviewed_at="reviewed_at", next_step="next_step", next_on="next_on"),
    }


def _relations(person: Person) -> dict[str, Any]:
    here = _mine(ClientRelation, other__deleted_at=None)
    back = ClientRelation.objects.filter(other=OuterRef("pk"), client__deleted_at=None)
    if not person.sees_everyone:
        seen = Client.objects.visible_to(person)
        here = here.filter(Exists(seen.filter(pk=OuterRef("other_id"))))
        back = back.filter(Exists(seen.filter(pk=OuterRef("client_id"))))
    return {
        "relation_rows": rows_of(here, kind="kind", pk="other_id", name="other__name"),
        "relation_rows_back": rows_of(back, kind="kind", pk="client_id", name="client__name"),
    }


def _mine(model: Any, **narrower: Any) -> QuerySet[Any]:
    return model._default_manager.filter(client=OuterRef("pk"), **narrower)


def narrowed(query: QuerySet[Any], person: Person) -> QuerySet[Any]:
    """Guests read only what is of their projects."""
    if not person.is_guest:
        return query
    return query.filter(project__in=Project.objects.visible_to(person))
