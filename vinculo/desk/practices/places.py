"""For whom a practice is set: everybody, a client, a project. Found through what the person may see."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer
from vinculo.practices.catalogue import all_practices, find_practice, practices_about
from vinculo.practices.practice import CLIENTS, Practice
from vinculo.practices.tuning.models import PracticeChange
from vinculo.practices.tuning.reading import current_settings
from vinculo.practices.tuning.settings import Effective, OfProject, Scope, Setting, Settings, effective
from vinculo.projects.models import Project


@dataclass(frozen=True, slots=True)
class Place:
    """Everybody, where neither is given; a project knows its client."""

    client: Client | None = None
    project: Project | None = None

    @property
    def scope(self) -> Scope:
        if self.project:
            return OfProject(self.project.pk)
        return self.client.pk if self.client else None

    @property
    def name(self) -> str:
        return str(self.project or self.client or "")

    @property
    def address(self) -> str:
        """Of the list of practices in this place."""
        if self.project:
            return f"/practices/projects/{self.project.pk}/"
        return f"/practices/clients/{self.client.pk}/" if self.client else "/practices/"

    def form_address(self, practice: Practice) -> str:
        return f"{self.address}{practice.code}/" if self.scope is not None else f"/practices/{practice.code}/set/"

    @property
    def practices(self) -> tuple[Practice, ...]:
        """Those that can be set here: what looks at leads is set for everybody."""
        return practices_about(CLIENTS) if self.scope is not None else all_practices()

    def settings(self) -> Settings:
        return current_settings([self.client.pk] if self.client else [])

    def holds(self, practice: Practice, settings: Settings) -> Effective:
        client = self.client.pk if self.client else None
        return effective(practice, settings, client=client, project=self.project.pk if self.project else None)

    def own(self, practice: Practice, settings: Settings) -> Setting:
        """What this place itself says."""
        return settings.get((practice.id, self.scope), Setting())

    def above(self, practice: Practice, settings: Settings) -> Effective:
        """What would hold here if this place said nothing."""
        rest = Settings({key: one for key, one in settings.items() if key != (practice.id, self.scope)})
        return self.holds(practice, rest)


EVERYBODY = Place()


def place_of_client(request: HttpRequest, pk: int) -> Place:
    return Place(get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=pk))


def place_of_project(request: HttpRequest, pk: int) -> Place:
    found = Project.objects.visible_to(request.user).kept().select_related("client")
    project = get_object_or_404(found, pk=pk)
    return Place(project.client, project)


def practice_or_404(code: str, place: Place = EVERYBODY) -> Practice:
    practice = find_practice(code)
    if practice is None or practice not in place.practices:
        raise Http404
    return practice


def change_or_404(person: Any, pk: int) -> PracticeChange:
    """One that this person may take back."""
    change = get_object_or_404(PracticeChange.objects.visible_to(person), pk=pk)
    if not may_take_back(person, change):
        raise Http404
    return change


def may_take_back(person: Person, change: PracticeChange) -> bool:
    """What holds for everybody administrators take back; what is set apart, who sees the client."""
    return change.scope is not None or may_administer(person)
