from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.people.door import link_in_letter, path_of, sign_in
from tests.world import PASSWORD
from vinculo.people.invitations import InvitationUsed, accept, invite, send_again, withdraw
from vinculo.people.models import Invitation, Person, Role
from vinculo.people.roles import close_account

ANSWERS = {"name": "Nuria Casals", "password": "otra-frase-larga-43", "language": "es", "time_zone": "Europe/Madrid"}


@pytest.fixture
def invited(world):
    return invite(
        email="Nuria@faro.example",
        name="Nuria Casals",
        role=Role.MEMBER,
        language="es",
        team=world.north,
        by=world.rita,
        today=timezone.localdate(),
    )


def test_the_letter_has_the_configured_address(invited, settings):
    [letter] = mail.outbox

    assert letter.to == ["nuria@faro.example"]
    assert link_in_letter().startswith(f"{settings.SITE_URL}/join/{invited.pk}/")


def test_opening_the_link_shows_who_invites_and_does_nothing_else(client, invited):
    for _time in range(3):
        response = client.get(path_of(link_in_letter()), follow=True)

    assert response.redirect_chain == [("/join/", 302)]
    assert "Rita Solano" in response.content.decode()
    assert Invitation.objects.get().accepted_at is None
    assert not Person.objects.filter(email="nuria@faro.example").exists()


def test_the_secret_leaves_no_trace(client, invited):
    response = client.get(path_of(link_in_letter()))

    names = ("Referrer-Policy", "Cache-Control", "X-Robots-Tag")
    assert [response[name] for name in names] == ["no-referrer", "no-store", "noindex"]


def test_joining(client, invited, world):
    client.get(path_of(link_in_letter()))

    response = client.post("/join/", ANSWERS)

    nuria = Person.objects.get(email="nuria@faro.example")
    assert (response.status_code, response["Location"]) == (302, "/")
    assert (nuria.role, nuria.language, list(nuria.teams.all())) == (Role.MEMBER, "es", [world.north])
    assert client.get("/settings/").status_code == 200


def test_the_link_works_once(client, invited, world):
    link = path_of(link_in_letter())
    client.get(link)
    client.post("/join/", ANSWERS)
    client.logout()

    assert client.get(link).status_code == 404
    assert client.post("/join/", ANSWERS).status_code == 404


@pytest.mark.parametrize("more", ["role=administrator", "email=evil@evil.example", "is_active=", "teams=1"])
def test_the_answer_cannot_ask_for_more(client, invited, more):
    name, _equals, value = more.partition("=")
    client.get(path_of(link_in_letter()))

    client.post("/join/", {**ANSWERS, name: value})

    nuria = Person.objects.get(email="nuria@faro.example")
    assert (nuria.role, nuria.is_active) == (Role.MEMBER, True)


def test_a_withdrawn_invitation_opens_nothing_even_when_it_is_open_on_the_screen(client, invited, world):
    link = path_of(link_in_letter())
    client.get(link)
    withdraw(invited, by=world.rita, at=timezone.now())

    assert client.post("/join/", ANSWERS).status_code == 404
    assert client.get(link).status_code == 404
    assert not Person.objects.filter(email="nuria@faro.example").exists()


def test_sending_again_makes_the_first_link_worthless(client, invited, world):
    first = path_of(link_in_letter())
    client.get(first)

    send_again(invited, by=world.rita, today=timezone.localdate())

    assert client.post("/join/", ANSWERS).status_code == 404
    assert client.get(first).status_code == 404
    assert client.get(path_of(link_in_letter())).status_code == 302


def test_after_seven_days_it_is_over(client, invited):
    today = timezone.localdate()
    Invitation.objects.update(expires_on=today)
    last_day = client.get(path_of(link_in_letter())).status_code
    Invitation.objects.update(expires_on=today - timedelta(days=2))  # over in every time zone

    assert (last_day, client.get(path_of(link_in_letter())).status_code) == (302, 404)


@pytest.mark.parametrize("path", ["/join/", "/join/1/x/", "/join/999999/x/"])
def test_without_a_link_there_is_nothing(client, world, path):
    assert client.get(path).status_code == 404


def test_a_byte_off_and_the_link_opens_nothing(client, invited):
    link = path_of(link_in_letter())
    letter = link[-2]
    other = "b" if letter == "a" else "a"

    assert client.get(f"{link[:-2]}{other}/").status_code == 404


def test_the_link_of_one_invitation_does_not_open_another(client, invited, world):
    secret = link_in_letter().rstrip("/").rpartition("/")[2]
    other = invite(
        email="otto@faro.example", name="Otto", role=Role.ADMINISTRATOR, language="es", by=world.rita,
        today=timezone.localdate(),
    )  # fmt: skip

    assert client.get(f"/join/{other.pk}/{secret}/").status_code == 404


def test_the_secret_is_not_in_the_database(invited):
    secret = link_in_letter().rstrip("/").rpartition("/")[2]

    assert len(secret) > 40
    assert secret not in str(list(Invitation.objects.values()))


def test_two_at_once_make_one_account(invited):
    at, facts = timezone.now(), {"name": "Nuria", "password": PASSWORD, "language": "es", "time_zone": "UTC"}
    accept(invited, at=at, **facts)

    with pytest.raises(InvitationUsed):
        accept(invited, at=at, **facts)


def test_whoever_has_an_account_by_now_keeps_it(client, invited, world):
    zofia = world.zofia
    zofia.email = "nuria@faro.example"
    zofia.save()
    client.get(path_of(link_in_letter()))

    assert client.post("/join/", ANSWERS).status_code == 404
    assert Person.objects.get(email="nuria@faro.example").name == "Zofia Kos"


def test_somebody_signed_in_is_told_so(world, invited):
    client = sign_in(world.iga)

    response = client.get(path_of(link_in_letter()), follow=True)

    assert "Iga Lis" in response.content.decode()
    assert client.post("/join/", ANSWERS).status_code == 200
    assert not Person.objects.filter(email="nuria@faro.example").exists()


def test_no_letter_no_invitation(world, settings):
    settings.EMAIL_BACKEND = "tests.people.no_mail.NoMail"

    with pytest.raises(OSError):
        invite(
            email="a@faro.example", name="A", role=Role.MEMBER, language="en", by=world.rita,
            today=timezone.localdate(),
        )  # fmt: skip
    assert not Invitation.objects.exists()


def test_what_the_invited_can_do_ends_with_the_account(client, invited, world):
    client.get(path_of(link_in_letter()))
    client.post("/join/", ANSWERS)

    close_account(Person.objects.get(email="nuria@faro.example"), by=world.rita)

    assert client.get("/settings/").status_code == 302
