"""What the ids in a body stand for, as far as this person sees it. What they do not see does not exist."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vinculo.api.asking import Asking
from vinculo.api.problems import wrong
from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.people.models import Person, Team
from vinculo.projects.models import Milestone, Project, Stage, Task


def clients(person: Person) -> QuerySet[Client]:
    found: QuerySet[Client] = Client.objects.visible_to(person).kept()
    return found


def contacts(person: Person) -> QuerySet[Contact]:
    found: QuerySet[Contact] = Contact.objects.visible_to(person).kept()
    return found


def projects(person: Person) -> QuerySet[Project]:
    found: QuerySet[Project] = Project.objects.visible_to(person).kept()
    return found


def tasks(person: Person) -> QuerySet[Task]:
    found: QuerySet[Task] = Task.objects.kept().filter(project__in=projects(person))
    return found


def client(asking: Asking, pk: int) -> Client:
    found: Client = one(clients(asking.person), pk, "client_id")
    return found


def contact(asking: Asking, pk: int | None, of: Client, field: str = "contact_id") -> Contact | None:
    """One of that client's people."""
    if pk is None:
        return None
    there = ContactRole.objects.filter(client=of, contact=pk)
    if not there.exists():
        raise wrong(field, _("There is no such contact at this client."))
    found: Contact = one(contacts(asking.person), pk, field)
    return found


def project(asking: Asking, pk: int | None, of: Client | None = None) -> Project | None:
    """A project, of that client where one is named."""
    if pk is None:
        return None
    found: Project = one(projects(asking.person).select_related("client"), pk, "project_id")
    if of is not None and found.client_id != of.pk:
        raise wrong("project_id", _("This project belongs to another client."))
    return found


def some_project(asking: Asking, pk: int) -> Project:
    found: Project = one(projects(asking.person).select_related("client"), pk, "project_id")
    return found


def milestone(pk: int | None, of: Project | None) -> Milestone | None:
    return None if pk is None else one(Milestone.objects.filter(project=of), pk, "milestone_id")


def stage(pk: int | None, of: Project) -> Stage | None:
    return None if pk is None else one(Stage.objects.filter(project=of), pk, "stage_id")


def colleague(pk: int | None, field: str = "owner_id", *, no_guests: bool = False) -> Person | None:
    if pk is None:
        return None
    found = Person.objects.active()
    colleagues = found.exclude(role="guest") if no_guests else found
    person: Person = one(colleagues, pk, field)
    return person


def team(asking: Asking, pk: int | None, before: int | None = None) -> Team | None:
    """Members give a client to a team of theirs; with any other they would lose sight of it."""
    if pk is None:
        return None
    person = asking.person
    found = Team.objects.all() if person.sees_everyone else Team.objects.filter(Q(members=person) | Q(pk=before))
    of_theirs: Team = one(found.distinct(), pk, "team_id")
    return of_theirs


def one(found: QuerySet[Any], pk: int, field: str) -> Any:
    """That record of those found. Problem 422 at this field where there is none."""
    row = found.filter(pk=pk).first()
    if row is None:
        raise wrong(field, _("There is no such record that this token may see."))
    return row
