"""
A file is for those who may read it now, by every way that leads to it: its number, its old link, its picture. To
everybody else each of them is what does not exist.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.documents.papers import pdf
from tests.portal.visiting import let_in, take_part, visit
from vinculo.access.models import Access, Visit
from vinculo.documents import links
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.links import Reader
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Document
from vinculo.documents.serving import readers
from vinculo.projects.models import ProjectContact


@pytest.fixture
def secret(world):
    """A paper of Café Luna that Ana sees, with its pages drawn."""
    take_part(world.ana, world.shop)
    to = NewDocument(world.luna, world.shop, title="Recipe of the blue cake", audience="shared")
    version = add_version(to, pdf("Butter"), name="recipe.pdf", at=timezone.now(), by=world.marek)
    look_through(version.pk)
    return version


def ways(version: Any, link: str) -> list[str]:
    """Every address that has something of the file: desk and portal, the link, a link with another number."""
    tail = f"{version.document_id}/versions/1"
    faces = [f"{face}/{tail}/{way}" for face in ("/documents", "/portal/files") for way in ("", "get/", "pages/0/")]
    pages = [f"/documents/{version.document_id}/", f"/portal/files/{version.document_id}/"]
    return [*faces, *pages, link, link.replace("recipe.pdf", "x"), link[:-20]]


def has_something(answer: Any) -> bool:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    leads_there = answer.status_code == 302 and "/files/" in answer["Location"].partition("?")[0]
    return leads_there or b"blue cake" in body or b"%PDF" in body or body[8:12] == b"WEBP"


def reaches(browser: Client, version: Any, link: str) -> list[str]:
    return [way for way in ways(version, link) if has_something(browser.get(way))]


def link_of(browser: Client, version: Any) -> str:
    address = browser.get(f"/portal/files/{version.document_id}/versions/1/get/")["Location"]
    assert address.startswith("/files/")
    return address


@pytest.fixture
def ana(world, secret):
    return visit(world.ana, world.luna)


def test_control_who_may_read_reaches_it_by_every_way_of_theirs(secret, ana):
    assert len(reaches(ana, secret, link_of(ana, secret))) == 6


def test_a_stranger_reaches_nothing(secret, ana):
    assert reaches(Client(), secret, link_of(ana, secret)) == []


def test_a_contact_of_another_client_reaches_nothing(world, secret, ana):
    take_part(world.otto, world.workshop)

    assert reaches(visit(world.otto, world.otero), secret, link_of(ana, secret)) == []


def test_a_colleague_without_a_part_in_the_project_reaches_nothing(world, secret, ana):
    from tests.world import make_contact

    assert reaches(visit(make_contact("Pau Grau", world.luna), world.luna), secret, link_of(ana, secret)) == []


def test_an_observer_reads_as_the_others_do(world, secret, ana):
    take_part(world.ana, world.shop, "observer")

    assert len(reaches(ana, secret, link_of(ana, secret))) == 6


def test_people_of_ours_need_a_link_of_their_own(world, secret, ana, signed_in):
    link = link_of(ana, secret)

    assert [way for way in reaches(signed_in(world.rita), secret, link) if way.startswith("/files/")] == []


def test_another_team_and_a_guest_of_another_project_reach_nothing(world, secret, ana, signed_in):
    assert reaches(signed_in(world.iga), secret, link_of(ana, secret)) == []


@pytest.mark.parametrize(
    "ends", ["removed", "out of the project", "unshared", "in the bin", "signed out", "client gone"]
)
def test_a_link_ends_with_the_right_to_read(world, secret, ana, ends):
    link = link_of(ana, secret)
    assert ana.get(link).status_code == 200

    {
        "removed": lambda: let_in(world.ana, world.luna).remove(at=timezone.now(), by=world.marek),
        "out of the project": lambda: ProjectContact.objects.all().delete(),
        "unshared": lambda: Document.objects.update(audience="team"),
        "in the bin": lambda: secret.document.throw_away(by=world.marek, at=timezone.now()),
        "signed out": lambda: Visit.objects.update(ended_at=timezone.now()),
        "client gone": lambda: type(world.luna).objects.update(deleted_at=timezone.now()),
    }[ends]()

    assert reaches(ana, secret, link) == []


def test_control_a_link_that_is_believed_outlives_the_right(world, secret, ana, monkeypatch):
    link = link_of(ana, secret)
    monkeypatch.setattr(readers, "documents_of", lambda contact, client: Document.objects.all())
    ProjectContact.objects.all().delete()

    assert reaches(ana, secret, link) == [link, link.replace("recipe.pdf", "x")]


def test_a_link_is_good_for_minutes(world, secret, ana, monkeypatch):
    visit_id = Visit.objects.get().pk
    old = timezone.now() - links.GOOD_FOR - timedelta(seconds=2)

    assert ana.get(links.link(secret, Reader("visit", visit_id), at=old)).status_code == 404
    monkeypatch.setattr(links, "GOOD_FOR", timedelta(hours=1))  # the control: the same link, held good for longer
    assert ana.get(links.link(secret, Reader("visit", visit_id), at=old)).status_code == 200


def test_a_link_is_for_one_visit(world, secret, ana, monkeypatch):
    link = link_of(ana, secret)
    phone = visit(world.ana, world.luna)

    assert phone.get(link).status_code == 404
    monkeypatch.setattr(readers, "_visit", lambda request, pk, at: Visit.objects.get(pk=pk))
    assert phone.get(link).status_code == 200  # the control


def test_a_signature_is_looked_at(secret, ana, monkeypatch):
    link = link_of(ana, secret)
    head, token, name = link.rsplit("/", 2)
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")

    assert ana.get(f"{head}/{forged}/{name}").status_code == 404
    monkeypatch.setattr(links.signing.TimestampSigner, "unsign", lambda self, text, **_: text.rsplit(":", 2)[0])
    assert ana.get(f"{head}/{forged}/{name}").status_code == 200  # the control


def test_nothing_of_the_name_in_the_address_matters(secret, ana):
    head = link_of(ana, secret).rpartition("/")[0]

    assert 'filename="recipe.pdf"' in ana.get(f"{head}/evil.html")["Content-Disposition"]


def test_whoever_looks_as_a_contact_reads_what_they_read(world, secret, signed_in):
    from vinculo.access import looking

    rita, access = signed_in(world.rita), let_in(world.ana, world.luna)
    rita.cookies[looking.COOKIE] = looking.ticket(access, person=world.rita, at=timezone.now())
    link = rita.get(f"/portal/files/{secret.document_id}/versions/1/get/")["Location"]
    assert rita.get(link).status_code == 200

    Document.objects.update(audience="team")

    assert rita.get(link).status_code == 404


def test_on_a_host_of_their_own_files_are_alone_and_end_the_same(world, secret, ana, settings):
    settings.FILES_URL, settings.ALLOWED_HOSTS = "http://files.example", ["testserver", "files.example"]
    link = ana.get(f"/portal/files/{secret.document_id}/versions/1/get/")["Location"]
    path = link.removeprefix("http://files.example")
    there = Client(headers={"host": "files.example"})

    assert [there.get(path).status_code, there.get("/").status_code, ana.get(path).status_code] == [200, 404, 404]
    Access.objects.update(removed_at=timezone.now())
    assert there.get(path).status_code == 404
