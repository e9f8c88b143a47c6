"""A step of the kickoff asks the database little, and as often for three lines of each kind as for one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_contact, make_person, make_project
from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.clients.models import ImportantDate, Priority
from vinculo.projects.models import (
    Area,
    CommunicationPlan,
    Contingency,
    Kickoff,
    KickoffStep,
    Limit,
    Milestone,
    ProjectContact,
    ProjectMember,
    RedFlag,
    Task,
)

STEPS = [*KickoffStep.Step.values, "minutes"]
AT_MOST = 12
DAY = date(2026, 12, 1)


@pytest.fixture
def begun(world):
    """A kickoff with minutes sent to Ana, a plan of talks and a past project to learn from."""
    kickoff = Kickoff.objects.create(project=world.shop, scope="A shop", started_by=world.marek)
    body = {"title": "Kickoff record", "sections": []}
    kickoff.minutes.create(language="en", body=body, sent_at=timezone.now(), sent_to=world.ana)
    KickoffStep.objects.create(kickoff=kickoff, step="profile", by=world.marek)
    talks = CommunicationPlan.objects.create(project=world.shop, rhythm="weekly", weekday=2, starts_on=DAY)
    talks.participants.add(world.ana)
    make_project(world.luna, "Leaflets", phase="closed")
    return kickoff


def one_more(world, number):
    """A line of each kind."""
    shop, luna = world.shop, world.luna
    contact = make_contact(f"Contact {number}", luna)
    ProjectContact.objects.create(project=shop, contact=contact, role="observer")
    person = make_person(f"Person{number}")
    ProjectMember.objects.create(project=shop, person=person, area="Texts")
    Area.objects.create(project=shop, name=f"Area {number}", responsible=world.marek).askers.add(world.zofia)
    Limit.objects.create(project=shop, what=f"Limit {number}")
    Contingency.objects.create(project=shop, what_if=f"If {number}", plan="Then")
    Priority.objects.create(client=luna, what=f"Figure {number}")
    day = {"day": number + 1, "month": 12, "year": 2026, "is_yearly": False}
    ImportantDate.objects.create(client=luna, what=f"Fair {number}", **day)
    milestone = Milestone.objects.create(
        project=shop, name=f"Milestone {number}", planned_on=DAY, promised_on=DAY + timedelta(days=3), position=number
    )
    Task.objects.create(project=shop, milestone=milestone, title=f"Task {number}")
    said = {"client": luna, "project": shop, "owner": world.marek, "made_at": timezone.now()}
    Promise.objects.create(**said, text="Milestone", milestone=milestone, promised_on=DAY)
    Promise.objects.create(**said, text="Alone", promised_on=DAY)
    for side in ("theirs", "ours"):
        Obligation.objects.create(
            client=luna, project=shop, side=side, what=f"Keys {number}", due_on=DAY, milestone=milestone
        )
        Expectation.objects.create(client=luna, project=shop, side=side, text=f"Hope {number}", said_by=contact)
    RedFlag.objects.create(project=shop, what=f"Flag {number}", owner=world.marek, raised_at=timezone.now())


def asked(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in found]


def test_every_step_asks_little_and_as_often_for_three_as_for_one(world, begun, signed_in):
    client, base = signed_in(world.marek), f"/projects/{world.shop.pk}/kickoff/"
    one_more(world, 0)
    client.get(f"{base}scope/")
    once = {step: asked(client, f"{base}{step}/") for step in STEPS}
    for number in (1, 2):
        one_more(world, number)

    thrice = {step: asked(client, f"{base}{step}/") for step in STEPS}

    assert {step: len(asked) for step, asked in thrice.items()} == {step: len(asked) for step, asked in once.items()}
    assert {step: asked for step, asked in once.items() if len(asked) > AT_MOST} == {}
