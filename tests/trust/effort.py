"""One of everything about the team, the time and the money of a project, and what forms about it send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.people.test_portrait import picture
from tests.world import World, make_contact
from vinculo.people.models import Face, Person
from vinculo.projects.models import Area, Budget, BudgetChange, ProjectContact, RunningTimer, TimeEntry


def make_effort(world: World) -> dict[str, Any]:
    shop, now, today = world.shop, timezone.now(), timezone.localdate()
    area = Area.objects.create(project=shop, name="The recipes", responsible=world.zofia, look_first="The red book")
    area.askers.add(world.marek)
    Area.objects.create(project=shop, name="The shelves", responsible=world.marek, position=1)
    blanca = make_contact("Blanca Sol", world.luna)
    budget = Budget.objects.create(project=shop, minutes=6000, amount=700_000, rate=7_000, currency="EUR")
    Face.objects.create(person=world.zofia, role="Texts", photo=b"RIFF", photo_mark="abc", consented_at=now)
    entries = {
        f"time_of_{person.first_name.lower()}": TimeEntry.objects.create(
            project=shop, person=person, on=today, minutes=45, note="Kneading"
        )
        for person in Person.objects.all()
    }
    for person in Person.objects.exclude(pk=world.teo.pk):
        RunningTimer.objects.create(person=person, project=shop, started_at=now - timedelta(hours=1))
    return {
        **entries,
        "area": area,
        "blanca": blanca,
        "part_of_ana": ProjectContact.objects.create(project=shop, contact=world.ana, role="decider", duty="Tastes"),
        "budget_change": BudgetChange.objects.create(budget=budget, minutes=300, why="More cakes", at=now),
    }


def ids_of_effort(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("team", "pk"): all_.shop.pk,
        ("team", "area_pk"): all_.area.pk,
        ("team", "part_pk"): all_.part_of_ana.pk,
        ("budget", "pk"): all_.shop.pk,
        ("budget", "change_pk"): all_.budget_change.pk,
        ("time", "pk"): all_.time_of_rita.pk,
        ("faces", "pk"): all_.zofia.pk,
        ("person", "pk"): all_.zofia.pk,
        ("person:share", "pk"): all_.marek.pk,
    }


def _work(all_: Any) -> dict[str, Any]:
    return {"project": all_.shop.pk, "task": all_.task.pk}


QUERIES_OF_EFFORT: dict[str, Callable[[Any], dict[str, Any]]] = {
    "time:new": _work,
    "time:start": _work,
}


def _area(all_: Any) -> dict[str, Any]:
    return {
        "name": "The ovens", "responsible": all_.marek.pk, "counterpart": all_.ana.pk, "askers": [all_.zofia.pk],
        "look_first": "The shelf",
    }  # fmt: skip


BODIES_OF_EFFORT: dict[str, Callable[[Any], dict[str, Any]]] = {
    "team:new_area": _area,
    "team:area": _area,
    "team:move_area": lambda a: {"to": "down"},
    "team:new_part": lambda a: {"contact": a.blanca.pk, "role": "observer", "duty": "Reads along"},
    "team:part": lambda a: {"role": "observer", "duty": "Reads along"},
    "person:share": lambda a: {"what": [f"promise:{a.promise.pk}"], "to": a.rita.pk},
    "budget:set": lambda a: {"minutes": "120", "amount": "8400", "rate": "70", "currency": "EUR"},
    "budget:new_change": lambda a: {"minutes": "4", "amount": "280", "why": "Easter"},
    "time:save": lambda a: {f"m-{a.shop.pk}-{a.task.pk}-{timezone.localdate().isoformat()}": "1:30"},
    "time:new": lambda a: {"minutes": "1:15", "on": timezone.localdate().isoformat(), "note": "Eggs"},
    "time:entry": lambda a: {"minutes": "1:15", "on": timezone.localdate().isoformat(), "note": "Eggs"},
    "time:timer": lambda a: {"minutes": "0:40"},
    "settings:face": lambda a: {
        "role": "Baker", "bio": "Up early", "upload": SimpleUploadedFile("me.jpg", picture(size=(40, 40))),
    },
    "settings:consent": lambda a: {"agree": "yes"},
}  # fmt: skip
