"""A project in the bin is found nowhere, with all that is its own; out of it, everywhere again."""

from django.utils import timezone

from vinculo.db.search import find
from vinculo.logbook.binned import found_again
from vinculo.projects.emptying import leave_search
from vinculo.projects.models import RedFlag, Task


def kinds(word: str) -> set[str]:
    return {hit.kind for hit in find(word, allowed=None, limit=20)}


def test_what_is_a_projects_own_goes_and_comes_with_it(world):
    world.shop.name = "Quince"
    world.shop.save()
    Task.objects.create(project=world.shop, title="Peel the quince")
    RedFlag.objects.create(project=world.shop, what="Quince is dear", raised_at=timezone.now())
    Task.objects.create(project=world.workshop, title="A quince of others")
    found_again(world.shop)
    found_again(world.workshop)

    before = kinds("quince")
    leave_search([world.shop.pk])
    between = kinds("quince")
    found_again(world.shop)

    assert (before, between, kinds("quince")) == ({"project", "task", "flag"}, {"task"}, {"project", "task", "flag"})
