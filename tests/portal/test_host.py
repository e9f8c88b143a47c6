"""A host name of its own: the portal is there, and nothing else."""

import pytest
from django.core import mail
from django.test import Client as Browser

from tests.portal.visiting import let_in
from vinculo.access.letters import send_code

STAFF_ONLY = ("/today/", "/clients/", "/settings/", "/accounts/login/", "/kit/", "/looking/stop/", "/setup/")


@pytest.fixture
def apart(settings):
    settings.SITE_URL, settings.PORTAL_URL = "http://testserver", "http://clients.example"
    settings.ALLOWED_HOSTS = ["testserver", "clients.example"]


@pytest.mark.parametrize("path", STAFF_ONLY)
def test_staff_pages_are_not_there(world, signed_in, apart, path):
    answer = signed_in(world.rita).get(path, headers={"host": "clients.example"})

    assert (answer.status_code, answer.content) == (404, b"")


def test_without_a_host_of_its_own_they_are(world, signed_in):
    """The twin: nothing but the setting keeps staff pages away from that name."""
    assert signed_in(world.rita).get("/clients/", headers={"host": "testserver"}).status_code == 200


def test_the_front_of_it_leads_in(world, apart, db):
    answer = Browser().get("/", headers={"host": "clients.example"})

    assert (answer.status_code, answer["Location"]) == (302, "/portal/")


def test_the_portal_answers_there_and_where_staff_work(world, apart, visiting):
    let_in(world.ana, world.luna)
    ana = visiting(world.ana, world.luna)

    assert ana.get("/portal/", headers={"host": "clients.example"}).status_code == 200
    assert ana.get("/portal/", headers={"host": "testserver"}).status_code == 200


def test_letters_to_clients_lead_there(world, apart):
    access = let_in(world.ana, world.luna)

    send_code(access, figures="123456", link="secret", minutes=10)

    assert "http://clients.example/portal/come-in/secret/" in mail.outbox[-1].body
