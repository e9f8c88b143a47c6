"""Who gets in: every page of clients, contacts and the bin, asked by those who should and those who should not."""

import pytest
from django.urls import reverse

READ = ("clients:page", "clients:call", "clients:projects", "clients:conversations", "clients:profile")
TEAM_READ = ("clients:weather",)
WRITE = (
    "clients:edit", "clients:edit_profile", "clients:season", "clients:merge", "clients:new_relation",
    "clients:new_date", "clients:set_weather",
)  # fmt: skip
DEEDS = ("clients:pin", "clients:archive", "clients:throw_away", "clients:let_season_be", "clients:let_weather_be")
OF_TEAM = ("clients:new", "clients:duplicates", "bin:page")
CONTACT_READ = ("contacts:page",)
CONTACT_WRITE = (
    "contacts:edit", "contacts:new_note", "contacts:new_date", "contacts:add_to_client", "contacts:merge",
)  # fmt: skip
ROLES = ("contacts:edit_role", "contacts:leave")


@pytest.mark.parametrize("name", READ + TEAM_READ + WRITE)
def test_a_page_of_a_client_opens_for_its_team_only(world, signed_in, name):
    address = reverse(name, args=[world.luna.pk])

    assert signed_in(world.zofia).get(address).status_code == 200
    assert signed_in(world.iga).get(address).status_code == 404


@pytest.mark.parametrize("name", CONTACT_READ + CONTACT_WRITE)
def test_a_page_of_a_contact_opens_for_the_team_only(world, signed_in, name):
    address = reverse(name, args=[world.ana.pk])

    assert signed_in(world.zofia).get(address).status_code == 200
    assert signed_in(world.iga).get(address).status_code == 404


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_found_through_its_client(world, signed_in, name):
    address = reverse(name, args=[world.ana.roles.get().pk])

    assert signed_in(world.zofia).get(address).status_code == 200
    assert signed_in(world.iga).get(address).status_code == 404


@pytest.mark.parametrize("name", DEEDS)
def test_deeds_are_for_the_team_and_by_post_only(world, signed_in, name):
    address = reverse(name, args=[world.luna.pk])

    assert signed_in(world.iga).post(address).status_code == 404
    assert signed_in(world.zofia).get(address).status_code == 405
    assert signed_in(world.zofia).post(address).status_code == 302


@pytest.mark.parametrize("name", READ)
def test_a_guest_reads_the_client_of_their_project_and_no_other(world, signed_in, name):
    guest = signed_in(world.teo)

    assert guest.get(reverse(name, args=[world.luna.pk])).status_code == 200
    assert guest.get(reverse(name, args=[world.otero.pk])).status_code == 404


@pytest.mark.parametrize("name", WRITE)
def test_a_guest_changes_no_client(world, signed_in, name):
    assert signed_in(world.teo).get(reverse(name, args=[world.luna.pk])).status_code == 403


@pytest.mark.parametrize("name", CONTACT_WRITE)
def test_a_guest_changes_no_contact(world, signed_in, name):
    assert signed_in(world.teo).get(reverse(name, args=[world.ana.pk])).status_code == 403


@pytest.mark.parametrize("name", OF_TEAM)
def test_pages_of_the_team_are_closed_to_guests(world, signed_in, name):
    assert signed_in(world.zofia).get(reverse(name)).status_code == 200
    assert signed_in(world.teo).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ("clients:list", "clients:save_view", *OF_TEAM))
def test_strangers_are_asked_to_sign_in(world, client, name):
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", READ + WRITE)
def test_strangers_see_no_client(world, client, name):
    response = client.get(reverse(name, args=[world.luna.pk]))

    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", READ + WRITE)
def test_every_page_speaks_spanish_too(world, signed_in, name):
    world.zofia.language = "es"
    world.zofia.save(update_fields=["language"])

    response = signed_in(world.zofia).get(reverse(name, args=[world.luna.pk]))

    assert response.status_code == 200
    assert response.headers["Content-Language"] == "es"
