import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people.door import sign_in
from vinculo.people.sessions import device, end_session, end_sessions, open_sessions

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [(FIREFOX, "Firefox, Linux"), (EDGE, "Edge, Windows"), (IPHONE, "Safari, iPhone"), ("curl/8.0", "curl/8.0")],
)
def test_a_device_has_a_name(user_agent, name):
    assert device(user_agent) == name


def test_where_somebody_is_signed_in(world):
    desktop, phone = sign_in(world.zofia, agent=FIREFOX), sign_in(world.zofia, agent=IPHONE)

    found = open_sessions(world.zofia, current_key=phone.session.session_key, at=timezone.now())

    assert [(session.device, session.is_this_one) for session in found] == [
        ("Safari, iPhone", True),
        ("Firefox, Linux", False),
    ]
    assert desktop.get("/settings/").status_code == 200


def test_a_session_that_opens_nothing_is_not_listed(world):
    client = sign_in(world.zofia)
    world.zofia.set_password("otra-frase-larga-43")
    world.zofia.save()

    assert open_sessions(world.zofia, current_key=client.session.session_key, at=timezone.now()) == []


def test_nobody_ends_the_session_of_somebody_else(world):
    client = sign_in(world.zofia)
    [session] = open_sessions(world.zofia, current_key="", at=timezone.now())

    assert end_session(world.iga, session.pk) is False
    assert client.get("/settings/").status_code == 200


def test_ending_all_of_them_ends_those_nobody_wrote_down_too(world, signed_in):
    client = signed_in(world.zofia)  # past the door, so there is no row about it

    end_sessions(world.zofia)

    assert client.get("/settings/").status_code == 302


def test_ending_one_from_the_page(world):
    here, there = sign_in(world.zofia, agent=FIREFOX), sign_in(world.zofia, agent=IPHONE)
    sessions = open_sessions(world.zofia, current_key=here.session.session_key, at=timezone.now())
    [other] = [session for session in sessions if not session.is_this_one]

    response = here.post(reverse("people:end_session", args=[other.pk]))

    assert response.status_code == 302
    assert there.get("/settings/").status_code == 302
    assert here.get("/settings/").status_code == 200


def test_ending_all_others_from_the_page(world, signed_in):
    here, unlisted = sign_in(world.zofia), signed_in(world.zofia)

    here.post(reverse("people:end_others"))

    assert here.get("/settings/").status_code == 200
    assert unlisted.get("/settings/").status_code == 302


def test_the_page_lists_them_in_the_same_number_of_queries(world, django_assert_num_queries):
    here = sign_in(world.zofia)
    here.get(reverse("people:security"))
    with django_assert_num_queries(count(here)):
        here.get(reverse("people:security"))
    sign_in(world.zofia, agent=IPHONE), sign_in(world.zofia, agent=EDGE)

    with django_assert_num_queries(count(here)):
        here.get(reverse("people:security"))


def count(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("people:security"))
    return len(queries)
