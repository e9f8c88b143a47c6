"""The lead, and whoever has work for a milestone, hear what becomes of its promised date and that it is reached."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from tests.desk.notifications.test_told import told
from vinculo.agreements.models import ChangeRequest, Promise
from vinculo.notifications import milestone_news
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.wording import worded
from vinculo.projects.models import Milestone, Stage, Task


@pytest.fixture
def rita(world, signed_in):
    return signed_in(world.rita)


@pytest.fixture
def design(world) -> Milestone:
    """Of Marek's shop; Zofia has a task for it."""
    one = Milestone.objects.create(
        project=world.shop, name="Design", planned_on=date(2031, 6, 2), promised_on=date(2031, 6, 9)
    )
    Task.objects.create(project=world.shop, milestone=one, title="Sketch", assignee=world.zofia)
    return one


def save(client: Any, milestone: Milestone, **more: Any) -> None:
    said = {"name": milestone.name, "planned_on": "2031-06-02", "promised_on": "2031-06-09", "how": "only", **more}
    client.post(f"/projects/{milestone.project_id}/milestones/{milestone.pk}/", said)


def test_another_promised_date(world, rita, design):
    save(rita, design, promised_on="2031-06-16")

    words = "Rita Solano agreed another date for “Design”"
    assert sorted(told()) == [("Marek", Kind.WORK, words), ("Zofia", Kind.WORK, words)]
    one = worded(list(Notice.objects.all()), timezone.localdate())[0]
    assert one.detail == f"Mon 9 Jun 2031 → Mon 16 Jun 2031 · {world.shop.name}"
    assert one.address == f"/projects/{world.shop.pk}/"
    assert rita.get(one.address).status_code == 200


def test_another_name_says_nothing_and_nobody_hears_of_themselves(world, rita, design, signed_in):
    save(rita, design, name="Sketches")
    assert told() == []

    save(signed_in(world.marek), design, promised_on="2031-06-16")
    assert [who for who, _kind, _words in told()] == ["Zofia"]


def test_reached_and_taken_back(world, rita, design):
    Stage.objects.create(project=world.shop, name="First", owner=world.zofia).milestones.add(design)
    Task.objects.all().delete()
    given = {"client": world.luna, "project": world.shop, "text": "Design", "made_at": timezone.now()}
    Promise.objects.create(milestone=design, owner=world.iga, **given)

    rita.post(f"/projects/{world.shop.pk}/milestones/{design.pk}/done/")
    words = "“Design” is reached, says Rita Solano"
    assert sorted(told()) == [("Marek", Kind.WORK, words), ("Zofia", Kind.WORK, words)]  # Iga does not see it

    rita.post(f"/projects/{world.shop.pk}/milestones/{design.pk}/done/")
    assert told() == []


def test_what_a_client_agreed_to_moves_dates(world, design):
    change = ChangeRequest(client=world.luna, project=world.shop, title="A blog", number=1)
    change.applied = {"promised": {str(design.pk): ["2031-06-02", "2031-06-09"]}}

    milestone_news.agreed(change, by=None, name="Ana Prado", at=timezone.now())

    assert [words for _who, _kind, words in told()] == ["Ana Prado agreed another date for “Design”"] * 2


def test_who_sees_to_a_stage(world, rita):
    rita.post(f"/projects/{world.shop.pk}/plan/stages/new/", {"name": "First light", "owner": world.zofia.pk})
    stage = Stage.objects.get()
    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano says that you see to “First light”")]

    address = f"/projects/{world.shop.pk}/plan/stages/{stage.pk}/"
    rita.post(address, {"name": "First", "owner": world.zofia.pk})
    assert len(told()) == 1

    rita.post(address, {"name": "First", "owner": world.marek.pk})
    assert [who for who, _kind, _words in told()] == ["Zofia", "Marek"]
    where = worded(list(Notice.objects.all()), timezone.localdate())[0].address
    assert rita.get(where).status_code == 200

    rita.post(f"{address}remove/")
    assert told() == []
