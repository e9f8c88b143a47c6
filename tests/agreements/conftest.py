"""A small plan that the tests of both ledgers share."""

from datetime import date

import pytest

from tests.documents.signing.conftest import shared_keys
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone, Task, TaskLink

__all__ = ["planned", "shared_keys"]


@pytest.fixture
def planned(world):
    """
    Bake (Mon 16 to Wed 18 March), then Taste (Thu 19) under "Plates", planned for the 19th and promised for the 20th;
    Photos wait for it under "Launch", planned for Fri 27 March and promised for Tue 31.
    """
    plates = Milestone.objects.create(
        project=world.shop, name="Plates", planned_on=date(2026, 3, 19), promised_on=date(2026, 3, 20)
    )
    launch = Milestone.objects.create(
        project=world.shop, name="Launch", planned_on=date(2026, 3, 27), promised_on=date(2026, 3, 31), position=1
    )
    bake = task(world, "Bake", plates, date(2026, 3, 16), date(2026, 3, 18))
    taste = task(world, "Taste", plates, date(2026, 3, 19), date(2026, 3, 19))
    photos = task(world, "Photos", launch, date(2026, 3, 20), date(2026, 3, 27))
    TaskLink.objects.create(before=bake, after=taste)
    TaskLink.objects.create(before=taste, after=photos)
    world.plates, world.launch, world.bake, world.taste, world.photos = plates, launch, bake, taste, photos
    world.calendar = work_calendar(world.organization)
    return world


def task(world, title, milestone, starts_on, due_on):
    return Task.objects.create(
        project=world.shop, title=title, milestone=milestone, starts_on=starts_on, due_on=due_on, column="To do"
    )
