import pytest
from django.core import mail
from django.urls import reverse

from tests.people.door import link_in_letter, path_of, sign_in
from tests.world import make_person
from vinculo.people.models import Invitation, Person, Role, Team

HOUSE = ["organization", "days_off", "people", "teams", "invitations", "jobs"]


def post_as(client, name, /, *args, **sent):
    return client.post(reverse(f"settings:{name}", args=args), sent)


@pytest.mark.parametrize("name", HOUSE)
def test_the_house_is_for_administrators(world, signed_in, name):
    address = reverse(f"settings:{name}")

    answers = [signed_in(person).get(address).status_code for person in world.staff]

    assert answers == [200, 404, 404, 404, 404]


@pytest.mark.parametrize("name", ["close", "reopen", "person"])
def test_nobody_else_changes_people(world, signed_in, name):
    for person in world.staff[1:]:
        assert post_as(signed_in(person), name, world.iga.pk, role="administrator").status_code == 404

    iga = Person.objects.get(pk=world.iga.pk)
    assert (iga.role, iga.is_active) == (Role.MEMBER, True)


@pytest.mark.parametrize("person", ["marek", "zofia", "teo"])
def test_everybody_has_their_own_settings(world, signed_in, person):
    page = signed_in(getattr(world, person)).get("/settings/").content.decode()

    assert ("/settings/preferences/" in page, "/settings/people/" in page) == (True, False)


def test_changing_a_person(world, signed_in):
    response = post_as(
        signed_in(world.rita), "person", world.zofia.pk, name="Zofia Kos", role="manager", teams=[world.south.pk]
    )

    zofia = Person.objects.get(pk=world.zofia.pk)
    assert response.status_code == 302
    assert (zofia.role, list(zofia.teams.all())) == (Role.MANAGER, [world.south])


def test_a_change_that_is_no_change_of_role_leaves_them_signed_in(world, signed_in):
    zofia = sign_in(world.zofia)

    post_as(signed_in(world.rita), "person", world.zofia.pk, name="Zofia K", role="member", teams=[world.north.pk])

    assert zofia.get("/settings/").status_code == 200


def test_the_last_administrator_is_told(world, signed_in):
    client = signed_in(world.rita)

    demoted = post_as(client, "person", world.rita.pk, name="Rita Solano", role="member")
    closed = client.post(reverse("settings:close", args=[world.rita.pk]), follow=True)

    assert "Rita Solano is the only administrator" in demoted.content.decode()
    assert "Rita Solano is the only administrator" in closed.content.decode()
    assert Person.objects.get(pk=world.rita.pk).is_administrator


def test_closing_and_opening_an_account(world, signed_in):
    client = signed_in(world.rita)
    post_as(client, "close", world.teo.pk)
    closed = sign_in(world.teo).get("/settings/").status_code

    post_as(client, "reopen", world.teo.pk)

    assert (closed, sign_in(world.teo).get("/settings/").status_code) == (302, 200)


@pytest.mark.parametrize("name", ["people", "teams", "invitations"])
def test_lists_ask_the_same_number_of_questions_however_long(world, signed_in, name, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, address = signed_in(world.rita), reverse(f"settings:{name}")
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    asked = len(before)
    for number in range(3):
        team = Team.objects.create(name=f"Team {number}")
        make_person(f"P{number} Faro", Role.MEMBER, team)
        post_as(client, "invitations", name="N", email=f"n{number}@faro.example", role="member", language="es")

    with django_assert_num_queries(asked):
        client.get(address)


def test_inviting_somebody(world, signed_in, client):
    sent = {"name": "Nuria", "email": "Nuria@faro.example", "role": "guest", "language": "pl", "team": world.north.pk}

    post_as(signed_in(world.rita), "invitations", **sent)

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.invited_by) == ("nuria@faro.example", "guest", world.rita)
    assert client.get(path_of(link_in_letter())).status_code == 302


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("zofia@faro.example", "Zofia Kos has an account with this address."),
        ("ZOFIA@faro.example", "Zofia Kos has an account with this address."),
        ("twice@faro.example", "A letter to this address is out already."),
        ("nobody", "Enter a valid email address."),
        ("", ">This is still missing."),
    ],
)
def test_what_is_wrong_with_an_invitation(world, signed_in, email, sentence):
    client = signed_in(world.rita)
    post_as(client, "invitations", name="T", email="twice@faro.example", role="member", language="es")

    response = post_as(client, "invitations", name="T", email=email, role="member", language="es")

    assert sentence in response.content.decode()
    assert Invitation.objects.count() == 1


def test_when_the_letter_cannot_leave(world, signed_in, settings):
    settings.EMAIL_BACKEND = "tests.people.no_mail.NoMail"

    response = post_as(
        signed_in(world.rita), "invitations", name="N", email="n@faro.example", role="member", language="es"
    )

    assert "The letter could not be sent" in response.content.decode()
    assert not Invitation.objects.exists()


def test_sending_again_and_withdrawing(world, signed_in, client):
    administrator = signed_in(world.rita)
    post_as(administrator, "invitations", name="N", email="n@faro.example", role="member", language="es")
    pk = Invitation.objects.get().pk

    post_as(administrator, "send_again", pk)
    first, second = (path_of(link_in_letter(letter)) for letter in mail.outbox)
    opens = [client.get(link).status_code for link in (first, second)]
    post_as(administrator, "withdraw", pk)

    assert opens == [404, 302]
    assert client.get(second).status_code == 404
    assert post_as(administrator, "withdraw", pk).status_code == 404
    assert post_as(administrator, "send_again", pk).status_code == 404


def test_an_address_that_is_none_is_said(world, signed_in):
    administrator = signed_in(world.rita)
    post_as(administrator, "invitations", name="N", email="n@faro.example", role="member", language="es")
    Invitation.objects.update(email="n@faro\n.example")  # as an older import could have left it

    post_as(administrator, "send_again", Invitation.objects.get().pk)

    assert "is not an address" in administrator.get(reverse("settings:invitations")).content.decode()
    assert len(mail.outbox) == 1


def test_a_team(world, signed_in):
    client = signed_in(world.rita)
    post_as(client, "teams", name="East", members=[world.zofia.pk, world.teo.pk])
    east = Team.objects.get(name="East")

    post_as(client, "team", east.pk, name="Far east", members=[world.teo.pk])

    assert (Team.objects.get(pk=east.pk).name, list(east.members.all())) == ("Far east", [world.teo])


def test_a_closed_account_keeps_its_team(world, signed_in):
    world.zofia.is_active = False
    world.zofia.save()

    post_as(signed_in(world.rita), "team", world.north.pk, name="North", members=[world.teo.pk])

    assert set(world.north.members.all()) == {world.zofia, world.teo}


def test_two_teams_of_one_name(world, signed_in):
    response = post_as(signed_in(world.rita), "teams", name="North")

    assert "There is a team of that name already." in response.content.decode()


def test_a_team_with_clients_stays(world, signed_in):
    client = signed_in(world.rita)
    empty = Team.objects.create(name="East")

    post_as(client, "remove_team", world.north.pk)
    post_as(client, "remove_team", empty.pk)

    assert list(Team.objects.all()) == [world.north, world.south]
