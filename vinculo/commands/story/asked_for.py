"""What the clients of the story did in the portal: asked, decided, complained, thanked."""

from datetime import datetime
from typing import Any

from vinculo.access.models import Access
from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.clients.acting import acting
from vinculo.clients.models import Audience, Channel
from vinculo.commands.story.client import ClientStory
from vinculo.conversations import threading
from vinculo.conversations.models import Question
from vinculo.logbook import telling
from vinculo.logbook.theirs import changes, opinions, questions
from vinculo.logbook.theirs.them import Them
from vinculo.logbook.theirs.who import answers_for
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Project

NOON = "12:00"


def tell_asked_for(stories: dict[str, ClientStory], files: list[dict[str, Any]]) -> None:
    """`stories` by name of the client."""
    for told in files:
        story = stories[told["client"]]
        _Told(story, story.projects[told["project"]]).tell(told)


class _Told:
    def __init__(self, story: ClientStory, project: Project) -> None:
        self.story, self.project, self.organization = story, project, Organization.current()

    def tell(self, told: dict[str, Any]) -> None:
        self._open_the_door(told)
        for kind, tell in (
            ("asks", self._ask), ("questions", self._question), ("complaints", self._complaint),
            ("thanks", self._thanks), ("feedback", self._feedback),
        ):  # fmt: skip
            for one in told.get(kind, []):
                tell(one)
        for place, title in enumerate(told.get("order", []), start=1):
            ChangeRequest.objects.filter(project=self.project, title=title).update(their_position=place)

    def _open_the_door(self, told: dict[str, Any]) -> None:
        for who in told["lets_in"]:
            Access.objects.get_or_create(
                contact=self.story.contacts[who], client=self.story.client,
                defaults={"invited_at": self.story.times.at(-60, NOON), "invited_by": self.story.owner},
            )  # fmt: skip
        shared = {"audience": Audience.SHARED}
        ChangeRequest.objects.filter(project=self.project, number__in=told["shares_changes"]).update(**shared)
        Obligation.objects.filter(project=self.project).update(**shared)

    def _them(self, who: str, at: datetime) -> Them:
        contact = self.story.contacts[who]
        return Them(contact, self.story.client.pk, acting(contact, proof="code"), at)

    def _at(self, told: dict[str, Any]) -> datetime:
        times = self.story.times
        return times.hours_ago(told["hours"]) if "hours" in told else times.at(told["on"], NOON)

    def _ask(self, told: dict[str, Any]) -> None:
        change = changes.ask(
            self._them(told["who"], self._at(told)), self.project, what=told["what"], why=told["why"],
            kind=told.get("kind", "work"),
        )  # fmt: skip
        if later := told.get("later"):
            ChangeRequest.objects.filter(pk=change.pk).update(
                state=ChangeRequest.State.DECLINED, instead=later, because="Primero la apertura de la tienda.",
                decided_at=self.story.times.at(told["decided"], NOON), decided_by=self.project.lead,
            )  # fmt: skip

    def _question(self, told: dict[str, Any]) -> None:
        if ours := told.get("ours"):
            self._ours(told, self.story.people[ours])
            return
        them = self._them(told["who"], self._at(told))
        asked = questions.ask(
            them, told["text"], owner=answers_for(self.story.client, self.project), organization=self.organization,
            project=self.project,
        )  # fmt: skip
        if answer := told.get("answer"):
            at, by = self.story.times.at(told["answered"], "10:20"), self.story.people[told["by"]]
            telling.answer(asked, text=answer, channel=Channel.EMAIL, by=by, at=at, audience=Audience.SHARED)
            if told.get("settled"):
                questions.settle(self._them(told["who"], self.story.times.at(told["answered"], "11:05")), asked)

    def _ours(self, told: dict[str, Any], by: Person) -> None:
        client, ana = self.story.client, self.story.contacts["ana"]
        talk = telling.said(
            client, self.project, ana, told["text"], channel=Channel.PORTAL, direction="out", by=by, at=self._at(told),
            audience=Audience.SHARED,
        )  # fmt: skip
        Question.objects.create(
            client=client, project=self.project, contact=ana, interaction=talk, asked_by_us=True, asked_by=by,
            owner=by, text=told["text"], asked_at=talk.at, audience=Audience.SHARED,
        )  # fmt: skip
        threading.questions_changed([talk.pk])

    def _complaint(self, told: dict[str, Any]) -> None:
        owner = answers_for(self.story.client, self.project)
        them = self._them(told["who"], self._at(told))
        complaint = opinions.complain(them, told["text"], owner=owner, project=self.project)
        complaint.thank(at=self.story.times.at(told["thanked"], "13:40"))
        complaint.find(findings=told["findings"], at=self.story.times.at(told["found"], NOON))

    def _thanks(self, told: dict[str, Any]) -> None:
        people = [self.story.people[who] for who in told["whom"]]
        opinions.thank(self._them(told["who"], self._at(told)), told["text"], people=people, project=self.project)

    def _feedback(self, told: dict[str, Any]) -> None:
        given = opinions.tell(
            self._them(told["who"], self._at(told)), told["score"], told["text"], moment=told["moment"],
            project=self.project,
        )  # fmt: skip
        at = self.story.times.at(told["done_on"], NOON)
        given.act_on(done=told["done"], by=self.story.people[told["by"]], at=at)
