"""Projects in the bin: what goes after thirty days, and what keeps a project there."""

from datetime import timedelta

import pytest
from django.db import models

from tests.documents.papers import png
from tests.portal.visiting import let_in
from tests.world import NOW, make_contact
from vinculo.agreements.models import ChangeRequest, Promise
from vinculo.conversations.models import Decision, Interaction
from vinculo.db.search import find
from vinculo.documents import emptying as bin_of_all
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document
from vinculo.documents.sees import documents_of
from vinculo.documents.verbs import share
from vinculo.logbook.searchable import index_projects, index_tasks
from vinculo.people.acting import acting
from vinculo.projects.emptying import KEPT_TOO, empty_bin, has_to_stay
from vinculo.projects.models import Milestone, Project, Stage, Task, TaskLink, TimeEntry
from vinculo.record.chain import Act, append

LATE = NOW + timedelta(days=31)


@pytest.fixture
def shop(world):
    """Thrown away, with nothing but a plan."""
    stage = Stage.objects.create(project=world.shop, name="Design")
    milestone = Milestone.objects.create(project=world.shop, stage=stage, name="Plates")
    tasks = [
        Task.objects.create(project=world.shop, title=f"Zebra {number}", milestone=milestone, position=number)
        for number in range(2)
    ]
    TaskLink.objects.create(before=tasks[0], after=tasks[1])
    index_projects([world.shop])
    index_tasks(tasks)
    world.shop.throw_away(by=world.marek, at=NOW)
    return world.shop


def paper(world):
    to = NewDocument(world.luna, project=world.shop, title="Recipe")
    return add_version(to, png(), name="a.png", at=NOW, by=world.marek).document


def test_a_project_with_nothing_but_a_plan_goes_after_thirty_days(world, shop):
    assert empty_bin(at=NOW + timedelta(days=30)) == 0
    assert empty_bin(at=LATE) == 1

    assert list(Project.objects.all()) == [world.workshop]
    assert (Task.objects.count(), Milestone.objects.count()) == (0, 0)
    assert find("zebra", allowed=None) == []


HANGS = {
    "a paper": lambda world: paper(world),
    "a promise": lambda world: Promise.objects.create(
        client=world.luna, project=world.shop, text="Plates", owner=world.marek, made_at=NOW
    ),
    "a decision": lambda world: Decision.objects.create(client=world.luna, project=world.shop, text="Blue", at=NOW),
    "a talk": lambda world: Interaction.objects.create(client=world.luna, project=world.shop, at=NOW, channel="phone"),
    "a change": lambda world: ChangeRequest.objects.create(
        client=world.luna, project=world.shop, number=1, title="More", asked_at=NOW
    ),
    "an hour": lambda world: TimeEntry.objects.create(
        project=world.shop, person=world.marek, on=NOW.date(), minutes=60
    ),
    "confirmed minutes": lambda world: append(
        Act("minutes.confirmed", f"project:{world.shop.pk}", world.luna.pk, world.shop.pk),
        actor=acting(world.marek), at=NOW,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HANGS)
def test_a_project_on_which_something_hangs_stays_and_so_does_that(world, shop, what):
    HANGS[what](world)

    assert empty_bin(at=LATE) == 0
    assert Project.objects.filter(has_to_stay()).get() == shop
    assert Task.objects.count() == 2


def test_a_paper_that_was_thrown_away_too_keeps_nothing(world, shop):
    paper(world).throw_away(by=world.marek, at=NOW)

    assert bin_of_all.empty_bin(at=LATE) == 2
    assert (Document.objects.count(), Project.objects.filter(pk=shop.pk).count()) == (0, 0)


def test_it_goes_with_its_client_whatever_hangs_on_it(world, shop):
    paper(world)
    world.luna.throw_away(by=world.rita, at=NOW)

    bin_of_all.empty_bin(at=LATE)

    assert not Project.objects.filter(pk=shop.pk).exists()


def test_control_deleted_all_the_same_its_papers_would_turn_up_for_everybody_in_the_portal(world, shop):
    otto = make_contact("Otto Sol", world.luna)  # who has no part in the project
    let_in(otto, world.luna)
    share(paper(world), "shared", by=world.marek, at=NOW)
    seen = documents_of(otto.pk, world.luna.pk)
    while_kept = seen.count()

    Project.objects.filter(pk=shop.pk).delete()

    assert (while_kept, seen.count()) == (0, 1)


def test_what_is_named_besides_is_there():
    labels = {relation.related_model._meta.label: relation.on_delete for relation in Project._meta.related_objects}

    assert [labels[label] for label in KEPT_TOO] == [models.CASCADE] * len(KEPT_TOO)
