"""One client of the story: who they are, their people, projects, and what both sides gave their word for."""

from datetime import timedelta
from typing import Any

from vinculo.agreements.models import Expectation, Promise
from vinculo.clients.models import (
    Client,
    Contact,
    ContactRole,
    HandoverSheet,
    ImportantDate,
    PersonalNote,
    Pin,
    Priority,
    Profile,
)
from vinculo.commands.story.times import Times
from vinculo.people.models import Person
from vinculo.projects.models import CommunicationPlan, Milestone, PhaseChange, Project, ProjectMember, Task

NOT_DONE = 99
USUAL_BUFFER, USUAL_APPROVAL = 14, 2  # working days


class ClientStory:
    """Writes one client. `contacts` and `projects` are kept by their keys for what is told of them later."""

    def __init__(self, told: dict[str, Any], people: dict[str, Person], times: Times) -> None:
        self.told, self.people, self.times = told, people, times
        self.contacts: dict[str, Contact] = {}
        self.projects: dict[str, Project] = {}
        self.owner = people[told["client"]["owner"]]
        self.client = self._client(dict(told["client"]))

    def tell(self, usual_expectations: list[list[str]]) -> None:
        self._profile(dict(self.told.get("profile", {})))
        self._handover(self.told.get("handover", {}))
        for contact in self.told.get("contacts", []):
            self._contact(dict(contact))
        for project in self.told.get("projects", []):
            self._project(dict(project))
        for expectation in self._expectations(usual_expectations):
            self._expectation(dict(expectation))
        for promise in self.told.get("promises", []):
            self.promise(dict(promise))

    def _client(self, told: dict[str, Any]) -> Client:
        pinned = told.pop("pinned", False)
        since = told.pop("since")
        told.pop("owner")
        client = Client.objects.create(owner=self.owner, since_on=self.times.day(since), currency="EUR", **told)
        Client.objects.filter(pk=client.pk).update(created_at=self.times.at(since, "09:00"))
        if pinned:
            Pin.objects.create(person=self.owner, client=client)
        return client

    def _profile(self, told: dict[str, Any]) -> None:
        for position, (what, target) in enumerate(told.pop("figures", [])):
            Priority.objects.create(client=self.client, what=what, target=target, position=position)
        Profile.objects.create(client=self.client, **told)

    def _handover(self, told: dict[str, Any]) -> None:
        """Whoever won them wrote it down, and the owner took it on, unless the story leaves that open."""
        is_open = told.get("open", False)
        sheet = HandoverSheet.objects.create(
            client=self.client,
            manager=self.owner,
            promises=told.get("promises", ""),
            working_style=told.get("works", self.told.get("profile", {}).get("working_style", "")),
            preferred_channel=told.get("channel", self._first_channel()),
            hours=told.get("hours", ""),
            won_on=self.client.since_on,
            by=self.owner,
        )
        if not is_open:
            sheet.accept(by=self.owner, at=self.times.at(self.told["client"]["since"] + 1, "12:00"))

    def _first_channel(self) -> str:
        return next((str(contact.get("channel", "")) for contact in self.told.get("contacts", [])), "")

    def _contact(self, told: dict[str, Any]) -> None:
        role = {name: told.pop(name, "") for name in ("title", "decides", "power")}
        key, is_key = told.pop("key"), told.pop("is_key", False)
        left_on = self.times.day_or_none(told.pop("left", None))
        notes, dates = told.pop("notes", []), told.pop("dates", [])
        told["preferred_channel"] = told.pop("channel", "")
        told["unwanted_channels"] = told.pop("unwanted", [])
        contact = Contact.objects.create(email=f"{key}@{self._domain()}", language=self.client.language, **told)
        ContactRole.objects.create(client=self.client, contact=contact, is_key=is_key, left_on=left_on, **role)
        for text, audience in notes:
            PersonalNote.objects.create(contact=contact, text=text, audience=audience, by=self.owner)
        for day in dates:
            on = self.times.today + timedelta(days=day["in"])
            ImportantDate.objects.create(
                contact=contact, kind=day["kind"], what=day["what"], day=on.day, month=on.month
            )
        self.contacts[key] = contact

    def _domain(self) -> str:
        return f"{self.client.name_folded.replace(' ', '-')}.example"

    def _project(self, told: dict[str, Any]) -> None:
        key, plan = told.pop("key"), told.pop("plan", None)
        members, phases = told.pop("members", []), told.pop("phases", [])
        milestones, tasks = told.pop("milestones", []), told.pop("tasks", [])
        lead = self.people[told.pop("lead")]
        starts = told.pop("starts")
        dates = {f"{name}_on": self.times.day_or_none(told.pop(name, None)) for name in ("due", "launched", "closed")}
        project = Project.objects.create(
            client=self.client, lead=lead, starts_on=self.times.day(starts), **dates, **told
        )
        first = min([starts, *(day for day, _phase in phases)])
        Project.objects.filter(pk=project.pk).update(created_at=self.times.at(first, "09:00"))
        for who, area, may_ask in members:
            ProjectMember.objects.create(project=project, person=self.people[who], area=area, may_ask_client=may_ask)
        before = ""
        for day, phase in phases:
            PhaseChange.objects.create(
                project=project, from_phase=before, to_phase=phase, at=self.times.at(day, "12:00"), by=lead
            )
            before = phase
        self._milestones(project, milestones)
        self._tasks(project, tasks)
        if plan:
            self._plan(project, dict(plan), starts)
        self.projects[key] = project

    def _milestones(self, project: Project, milestones: list[list[Any]]) -> None:
        for position, (name, planned, promised, forecast, done) in enumerate(told_to_five(row) for row in milestones):
            Milestone.objects.create(
                project=project,
                name=name,
                planned_on=self.times.day(planned),
                promised_on=self.times.day(promised),
                forecast_on=self.times.day(forecast) if done == NOT_DONE and forecast != promised else None,
                done_on=self.times.day(done) if done != NOT_DONE else None,
                buffer_days=USUAL_BUFFER,
                approval_days=USUAL_APPROVAL,
                position=position,
            )

    def _tasks(self, project: Project, tasks: list[list[Any]]) -> None:
        for position, (column, title, due, done, who) in enumerate(tasks):
            Task.objects.create(
                project=project,
                column=column,
                title=title,
                due_on=self.times.day(due),
                done_at=self.times.at(due, "17:00") if done else None,
                assignee=self.people[who],
                position=position,
            )

    def _plan(self, project: Project, told: dict[str, Any], starts: int) -> None:
        CommunicationPlan.objects.create(
            project=project,
            at_time=told.pop("time", None),
            starts_on=self.times.day(starts),
            rhythm=told.pop("rhythm"),
            weekday=told.pop("weekday"),
            channel=told.pop("channel"),
            detail=told.pop("detail", "brief"),
            figures=told.pop("figures", ""),
        ).participants.set(list(self.contacts.values())[:1])

    def _expectations(self, usual: list[list[str]]) -> list[dict[str, Any]]:
        own = self.told.get("expectations")
        return own or [{"side": side, "text": text, "asked": -25, "quote": side == "theirs"} for side, text in usual]

    def _expectation(self, told: dict[str, Any]) -> None:
        said_by = self.contacts.get(told.pop("by", ""), next(iter(self.contacts.values()), None))
        asked_on = self.times.day_or_none(told.pop("asked", None))
        is_quote = told.pop("quote", False)
        Expectation.objects.create(
            client=self.client,
            said_by=said_by if told["side"] == "theirs" else None,
            asked_on=asked_on,
            is_quote=is_quote,
            by=self.owner,
            **told,
        )

    def promise(self, told: dict[str, Any]) -> None:
        dates = {
            f"{name}_on": self.times.day_or_none(told.pop(name, None))
            for name in ("promised", "internal", "forecast", "kept")
        }
        project = self.projects.get(told.pop("project", ""))
        Promise.objects.create(
            client=self.client,
            project=project,
            milestone=Milestone.objects.filter(project=project, name=told.pop("milestone", "")).first(),
            made_to=self.contacts.get(told.pop("to", "")),
            owner=self.people[told.pop("owner")],
            made_at=self.times.at(told.pop("made"), "11:00"),
            by=self.owner,
            **dates,
            **told,
        )


def told_to_five(row: list[Any]) -> tuple[Any, ...]:
    """A milestone: name, planned, promised, forecast, done."""
    name, planned, promised, forecast, *done = row
    return name, planned, promised, forecast, done[0] if done else NOT_DONE
