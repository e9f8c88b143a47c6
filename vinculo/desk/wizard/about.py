"""What every wizard needs to know about its project, read once."""

from datetime import date
from functools import cached_property

from django.utils import timezone

from vinculo.clients.models import Contact
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Milestone, Project, ProjectMember


class About:
    """One project, as one of ours sees it."""

    def __init__(self, project: Project, person: Person, organization: Organization | None) -> None:
        self.project, self.person, self.organization = project, person, organization

    @cached_property
    def people(self) -> list[Person]:
        return list(Person.objects.active().by_name())

    @cached_property
    def members(self) -> list[ProjectMember]:
        return list(self.project.members.select_related("person").order_by("pk"))

    @cached_property
    def contacts(self) -> list[Contact]:
        """The people at the client, key ones first."""
        there = Contact.objects.kept().filter(roles__client=self.project.client_id, roles__left_on=None)
        return list(there.order_by("-roles__is_key", "name_folded", "pk").distinct())

    @cached_property
    def milestones(self) -> list[Milestone]:
        return list(self.project.milestones.all())

    @cached_property
    def today(self) -> date:
        return timezone.localdate()
