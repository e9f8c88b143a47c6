"""Which past projects are like this one, and in what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_project
from vinculo.feedback.models import Lesson
from vinculo.feedback.similar import similar_to
from vinculo.feedback.tags import tags_in
from vinculo.feedback.wordroots import roots
from vinculo.projects.models import Stage, Task


@pytest.mark.parametrize(
    ("one", "other"), [("Shop", "shops"), ("tienda", "Tiendas"), ("sklep", "sklepu"), ("wysyłka", "wysyłki")]
)
def test_words_that_differ_by_their_ending_are_the_same(one, other):
    assert roots(one).keys() == roots(other).keys() != set()


def test_words_that_say_nothing_are_left_out():
    assert roots("The project for them") == {}


def test_a_project_that_speaks_of_the_same_is_found_with_the_words(world):
    world.shop.summary = "Shipping to the islands"
    world.shop.save()
    past = make_project(world.otero, "A shop for tiles", phase="closed", closed_on="2026-01-10")
    make_project(world.otero, "Booking rooms", phase="closed")
    make_project(world.otero, "Another shop", phase="delivery")
    Lesson.objects.create(project=past, text="Weigh it first", tags=["shipping"], at=timezone.now())

    (found,) = [one for one in similar_to(world.shop, world.rita) if one.project_id == past.pk]

    assert {"shop", "shipping"} <= set(found.words)


def test_the_most_alike_comes_first_and_stages_tip_the_scale(world):
    shops = [make_project(world.otero, "Online shop", phase="closed") for _ in range(2)]
    for project in (world.shop, shops[0]):
        Stage.objects.create(project=project, name="Design")
        Task.objects.create(project=project, title="x", kind="deploy")

    found = similar_to(world.shop, world.rita)

    assert [one.project_id for one in found] == [shops[0].pk, shops[1].pk]
    assert [one.stages for one in found] == [("Design",), ()]


def test_what_one_may_not_see_is_not_compared(world):
    make_project(world.otero, "Online shop", phase="closed")

    assert similar_to(world.shop, world.zofia) == []
    assert similar_to(world.shop, world.teo) == []


def test_it_takes_as_many_statements_for_one_as_for_three(world):
    counts = []
    for times in (1, 2):
        for _ in range(times):
            client, _contact = make_client("Casa Azul")
            project = make_project(client, "Online shop", phase="closed")
            Lesson.objects.create(project=project, text="x", tags=["shop"], at=timezone.now())
        with CaptureQueriesContext(connection) as asked:
            similar_to(world.shop, world.rita)
        counts.append(len(asked))

    assert counts == [1, 1]


def test_tags_are_kept_once_each():
    assert tags_in(" Shop,shipping , shop,, Envíos, envios") == ["shop", "shipping", "envíos"]
