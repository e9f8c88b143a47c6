"""The bytes of documents: behind a signed address, for a few minutes, for whoever may still read them."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.asking import Program
from tests.api.house import document
from vinculo.api import files
from vinculo.documents.models import Document


@pytest.fixture
def menu(world):
    return document(world.luna, world.shop, world.marek)


def address(program, menu):
    return urlsplit(program.get(f"/documents/{menu.pk}/download").json()["url"]).path


def test_a_file_without_a_token_by_its_address(world, marek, menu):
    answer = Client().get(address(marek, menu))

    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"The menu")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_who_may_no_longer_read_it_gets_nothing(world, menu):
    zofia = Program(world.zofia)
    path = address(zofia, menu)
    opened = Client().get(path).status_code
    zofia.token.revoke(by=world.rita, at=timezone.now())
    revoked = Client().get(path).status_code
    again = Program(world.zofia)
    path = address(again, menu)
    Document.objects.filter(pk=menu.pk).update(client=world.otero)

    assert (opened, revoked, Client().get(path).status_code) == (200, 404, 404)


def test_an_address_is_good_for_minutes_and_cannot_be_bent(world, marek, menu):
    version = menu.versions.get()
    old = urlsplit(files.address(version, marek.token, at=timezone.now() - 2 * files.GOOD_FOR)).path
    early = urlsplit(files.address(version, marek.token, at=timezone.now() + timedelta(hours=1))).path
    token = address(marek, menu).split("/")[4]
    bent = f"/api/v1/files/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}/menu.txt"

    assert [Client().get(path).status_code for path in (old, early, bent)] == [404] * 3


def test_of_somebody_else_there_is_no_address(world, menu):
    Document.objects.filter(pk=menu.pk).update(client=world.otero)

    assert Program(world.zofia).get(f"/documents/{menu.pk}/download").status_code == 404


@pytest.mark.parametrize("host", ["testserver", "files.example"])
@pytest.mark.parametrize("end", ["revoked", "project in the bin", "document in the bin"])
def test_an_address_ends_with_its_token_and_with_what_it_may_read(world, marek, menu, settings, host, end):
    settings.FILES_URL, settings.ALLOWED_HOSTS = "http://files.example", ["testserver", "files.example"]
    if host == "testserver":
        settings.FILES_URL = ""
    path, there = address(marek, menu), Client(headers={"host": host})
    opened = there.get(path).status_code
    if end == "revoked":
        marek.token.revoke(by=world.rita, at=timezone.now())
    elif end == "project in the bin":
        world.shop.throw_away(by=world.rita, at=timezone.now())
    else:
        Document.objects.filter(pk=menu.pk).update(deleted_at=timezone.now())

    assert (opened, there.get(path).status_code) == (200, 404)
