"""Whoever asks for what changed since, hears of every verb that changes what is shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.api.house import make_all
from vinculo.agreements.models import Obligation
from vinculo.clients.models import Client, Contact
from vinculo.desk.sharing.switch import share as share_things
from vinculo.documents import verbs
from vinculo.documents.models import Document, Folder
from vinculo.pipeline import moving
from vinculo.pipeline.asking import Known
from vinculo.pipeline.models import Opportunity, Stage
from vinculo.projects.models import Project

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
OF: dict[str, Any] = {"obligations": (Obligation, "updated_at"), "opportunities": (Opportunity, "updated_at"),
      "documents": (Document, "changed_at")}  # fmt: skip


def lose(row, by, at):
    moving.lose(row, why="price", because="Too dear", by=by, at=at)


def lose_and_find_again(row, by, at):
    lost = moving.lose(row, why="price", because="Too dear", by=by, at=at)
    long_ago(Opportunity, "updated_at")
    assert moving.find_again(lost)


def reopen(row, by, at):
    lose(row, by, at)
    long_ago(Opportunity, "updated_at")
    moving.reopen(row, because="They came back", by=by, at=at)


def lose_again(row, by, at):
    lose(row, by, at)
    reopened = moving.reopen(row, because="They came back", by=by, at=at)
    long_ago(Opportunity, "updated_at")
    assert moving.lose_again(reopened, "price", "Too dear", at.isoformat(), by.pk, since=at)


def move(row, by, at):
    moving.move(row, Stage.objects.create(name="Next", position=9), by=by, at=at, known=Known(), because="So")


def move_back(row, by, at):
    to = Stage.objects.create(name="Next", position=9)
    moved = moving.move(row, to, by=by, at=at, known=Known(), because="So")
    long_ago(Opportunity, "updated_at")
    assert moved and moving.take_back(moved, since=at)


def put_in_drawer(row, by, at):
    verbs.move(row, Folder.objects.create(client=row.client, project=row.project, name="Papers"), at=at)


def long_ago(model, column):
    model.objects.update(**{column: LONG_AGO})


@pytest.mark.parametrize(
    "shelf, verb",
    [
        ("obligations", lambda row, by, at: row.settle(on=at.date(), by=by)),
        ("obligations", lambda row, by, at: row.withdraw(at=at, by=by)),
        ("obligations", lambda row, by, at: share_things("obligation", row, "shared", by=by)),
        ("opportunities", move),
        ("opportunities", move_back),
        ("opportunities", lose),
        ("opportunities", lose_and_find_again),
        ("opportunities", reopen),
        ("opportunities", lose_again),
        ("documents", lambda row, by, at: verbs.share(row, "shared", by=by, at=at)),
        ("documents", lambda row, by, at: verbs.rename(row, "The new menu", at=at)),
        ("documents", put_in_drawer),
    ],
)
def test_every_verb_tells_that_something_changed(world, marek, shelf, verb):
    luna, _otero = make_all(world)
    model, column = OF[shelf]
    long_ago(model, column)
    for above in (Client, Contact, Project):
        long_ago(above, "updated_at")
    row = model.objects.get(pk=luna[shelf])
    now = timezone.now()

    verb(row, world.marek, now)

    since = (now - timedelta(minutes=1)).isoformat()
    assert [one["id"] for one in marek.get(f"/{shelf}", updated_since=since).json()["items"]] == [row.pk]
