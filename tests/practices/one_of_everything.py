"""A client of whom the record holds one fact of every kind."""

from datetime import timedelta

from tests.world import NOW, TODAY
from vinculo.agreements.models import ChangeRequest, Expectation, Obligation, Promise
from vinculo.clients.models import HandoverSheet, ImportantDate
from vinculo.conversations.models import (
    BadNews,
    CheckIn,
    Decision,
    Incident,
    IncidentReport,
    Interaction,
    NextWord,
    Question,
    SwarmMember,
)
from vinculo.feedback.models import Appreciation, Complaint, Feedback, Lesson, Retrospective
from vinculo.projects.models import (
    Area,
    Budget,
    BudgetChange,
    Closing,
    CommunicationPlan,
    HandOverItem,
    Kickoff,
    KickoffStep,
    Milestone,
    MilestoneForecast,
    Minutes,
    Phase,
    PhaseChange,
    ProjectContact,
    RedFlag,
    Task,
    TimeEntry,
)

LATER = NOW + timedelta(hours=3)
SOON = TODAY + timedelta(days=5)


def fill(client, contact, project, person):
    """One of everything."""
    said = Interaction.objects.create(client=client, project=project, at=NOW, channel="phone", by=person)
    said.contacts.add(contact)
    promise = Promise.objects.create(
        client=client, project=project, text="Menu", made_to=contact, owner=person, made_at=NOW, promised_on=TODAY
    )
    promise.renegotiate(to_on=TODAY + timedelta(days=7), internal_on=None, reason="Photos", by=person, at=NOW)
    promise.warn(way_out="Half of it", channel="phone", by=person, at=NOW)
    Question.objects.create(client=client, contact=contact, text="When?", asked_at=NOW, interaction=said)
    Expectation.objects.create(client=client, side="theirs", text="No surprises", said_by=contact, asked_on=TODAY)
    NextWord.objects.create(client=client, on=TODAY, told_at=NOW, channel="phone", about="the menu")
    BadNews.objects.create(client=client, project=project, what="Late", known_at=NOW)
    ImportantDate.objects.create(contact=contact, kind="birthday", day=1, month=4)
    Milestone.objects.create(project=project, name="Launch", promised_on=TODAY)
    CommunicationPlan.objects.create(project=project, rhythm="weekly", weekday=1, starts_on=TODAY, channel="video")
    PhaseChange.objects.create(project=project, to_phase=Phase.DELIVERY, at=NOW, by=person)
    begin(client, contact, project, person)
    agree(client, contact, project, person, said)
    worry(client, project, person)
    finish(client, contact, project, person)


def begin(client, contact, project, person):
    HandoverSheet.objects.create(client=client, promises="A tasting", manager=person, won_on=TODAY)
    kickoff = Kickoff.objects.create(project=project, held_at=NOW)
    KickoffStep.objects.create(kickoff=kickoff, step="team", covered_at=NOW)
    KickoffStep.objects.create(kickoff=kickoff, step="process", left_out_because="As last time")
    Minutes.objects.create(kickoff=kickoff, language="es", sent_at=LATER)
    Minutes.objects.create(kickoff=kickoff, language="es", sent_at=NOW, confirmed_at=LATER)
    area = Area.objects.create(project=project, name="Photos", responsible=person, counterpart=contact)
    area.askers.add(person)
    ProjectContact.objects.create(project=project, contact=contact, role="decider")
    CheckIn.objects.create(client=client, project=project, slot_on=TODAY, due_at=NOW, channel="video")
    milestone = project.milestones.get()
    for day in (1, 2):
        at = NOW - timedelta(days=day)
        MilestoneForecast.objects.create(milestone=milestone, at=at, likely_on=TODAY + timedelta(days=day))


def agree(client, contact, project, person, said):
    owed = Obligation.objects.create(client=client, project=project, what="Photos", due_on=TODAY, contact=contact)
    owed.remind(text="How are the photos?", channel="email", by=person, at=NOW)
    owed.remind(text="And the photos?", channel="phone", by=person, at=LATER)
    ChangeRequest.objects.create(client=client, project=project, number=1, title="Gift cards", asked_at=NOW)
    Decision.objects.create(client=client, project=project, interaction=said, text="Green it is", at=NOW)


def worry(client, project, person):
    flag = RedFlag.objects.create(project=project, what="The card reader", raised_at=NOW, owner=person)
    flag.review(note="Better", next_on=SOON, by=person, at=NOW)
    incident = Incident.objects.create(client=client, project=project, what="The shop is down", began_at=NOW)
    SwarmMember.objects.create(incident=incident, person=person, named_at=LATER)
    IncidentReport.objects.create(incident=incident, on=TODAY, text="Found it", told_at=LATER)
    IncidentReport.objects.create(incident=incident, on=SOON, text="Not told yet")
    Complaint.objects.create(client=client, project=project, text="Nobody called", at=NOW)


def finish(client, contact, project, person):
    work = {"project": project, "assignee": person, "due_on": TODAY}
    Task.objects.create(title="Shop", estimate_minutes=300, percent=40, **work)
    Task.objects.create(title="Try it", kind="test", estimate_minutes=100, done_at=NOW, **work)
    Task.objects.create(title="Old", archived_at=NOW, estimate_minutes=9, **work)
    budget = Budget.objects.create(project=project, minutes=600, currency="EUR")
    BudgetChange.objects.create(budget=budget, minutes=60, at=NOW)
    for minutes, is_billable in ((200, True), (130, True), (45, False)):
        TimeEntry.objects.create(project=project, person=person, on=TODAY, minutes=minutes, is_billable=is_billable)
    Closing.objects.create(project=project, celebration="A paella")
    HandOverItem.objects.create(project=project, kind="document", what="How to add a wine")
    Feedback.objects.create(client=client, project=project, asked_at=NOW, given_at=LATER, score=9)
    Retrospective.objects.create(project=project, held_on=TODAY)
    Appreciation.objects.create(project=project, person=person, what_for="Patience", at=NOW)
    Lesson.objects.create(project=project, client=client, text="Ask for the photos first", at=NOW)
