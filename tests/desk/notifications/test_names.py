"""Behind an @ stand the colleagues who may see what one writes about."""

import re

import pytest

from tests.desk.checkins.make import held, some_check_in
from tests.desk.notifications.test_told import told
from tests.world import make_person, make_project
from vinculo.agreements.models import Promise
from vinculo.notifications.models import Kind
from vinculo.people.models import Person, Role
from vinculo.projects.visible import who_sees


def offered(browser, **about):
    body = browser.get("/mentions/", about).content.decode()
    return re.findall(r'data-name="([^"]+)"', body)


@pytest.mark.parametrize("team", [True, False])
def test_who_sees_a_client_is_whoever_finds_its_records(world, team):
    Person.objects.create_person(email="gone@faro.example", name="Ina Rot", role=Role.MANAGER, is_active=False)
    make_person("Ola Nowak", Role.MEMBER, world.south)
    make_project(world.otero, "Menu", lead=world.zofia).members.create(person=world.zofia)
    if not team:
        world.luna.team = None
        world.luna.save()
    for client, project in (
        (world.luna, None),
        (world.luna, world.shop),
        (world.otero, None),
        (world.otero, world.workshop),
    ):
        record = Promise.objects.create(
            client=client, project=project, text="A", owner=world.rita, made_at="2026-03-11T09:00Z"
        )
        everybody = Person.objects.active()
        found = {one for one in everybody if Promise.objects.visible_to(one).filter(pk=record.pk).exists()}

        assert set(who_sees(client, project)) == found


def test_names_that_fit_without_accents_and_without_oneself(world, signed_in):
    browser = signed_in(world.rita)

    assert offered(browser, client=world.luna.pk) == ["Marek Wilk", "Zofia Kos"]
    assert offered(browser, client=world.luna.pk, q="zóf") == ["Zofia Kos"]
    assert offered(browser, client=world.luna.pk, q="wil") == ["Marek Wilk"]
    assert offered(browser, client=world.luna.pk, q="ofia") == []
    assert offered(browser, client=world.luna.pk, q="rita") == []


def test_a_guest_is_offered_where_they_work(world, signed_in):
    browser = signed_in(world.rita)

    assert "Teo Vidal" in offered(browser, project=world.shop.pk)
    assert "Teo Vidal" in offered(browser, client=world.luna.pk, project=world.shop.pk)
    assert "Teo Vidal" not in offered(browser, client=world.luna.pk, project="")


@pytest.mark.parametrize("about", [{}, {"client": "x"}, {"client": 10**30}, {"project": 0}])
def test_about_nothing_there_are_no_names(world, signed_in, about):
    assert signed_in(world.rita).get("/mentions/", about).status_code == 404


def test_of_a_client_or_project_one_does_not_see_nobody_is_named(world, signed_in):
    browser = signed_in(world.iga)

    for about in ({"client": world.luna.pk}, {"project": world.shop.pk}):
        assert browser.get("/mentions/", about).status_code == 404
    both = {"client": world.luna.pk, "project": world.workshop.pk}
    assert signed_in(world.rita).get("/mentions/", both).status_code == 404


def test_more_colleagues_ask_the_database_no_more(world, signed_in, django_assert_max_num_queries):
    browser = signed_in(world.rita)
    for number in range(12):
        make_person(f"Pia{number} Sol", Role.MANAGER)

    with django_assert_max_num_queries(6):
        assert len(offered(browser, project=world.shop.pk)) == 8


def test_a_check_in_that_names_a_colleague_tells_them(world, signed_in):
    held(signed_in(world.marek), some_check_in(world, 0), summary="All well\n! @Zofia sends a sketch")

    assert told() == [("Zofia", Kind.MENTION, "Marek Wilk mentions you in a talk with Café Luna")]
