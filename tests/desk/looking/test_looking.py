"""Seeing the portal as Ana sees it: who may, what it leaves behind, and what it does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from tests.world import make_contact, make_project
from vinculo.access import looking
from vinculo.access.models import Visit
from vinculo.portal.cookie import NAME
from vinculo.record.models import Entry


@pytest.fixture
def access(world):
    take_part(world.ana, world.shop)
    return let_in(world.ana, world.luna)


def look(browser, access):
    return browser.post(f"/looking/{access.pk}/")


def test_staff_see_what_she_sees(world, access, signed_in):
    browser = signed_in(world.marek)

    response = look(browser, access)
    page = browser.get(response["Location"])

    assert response["Location"] == "/portal/"
    assert "You see what Ana Prado sees" in page.text


def test_the_cookie_is_for_this_host_and_no_script(world, access, signed_in):
    cookie = look(signed_in(world.marek), access).cookies[looking.COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", 1800)


def test_looking_stands_in_the_record(world, access, signed_in):
    look(signed_in(world.marek), access)

    entry = Entry.objects.get(kind="access.looked")
    assert (entry.client_id, entry.subject) == (world.luna.pk, f"access:{access.pk}")
    assert f'"person:{world.marek.pk}"' in entry.body
    assert set(entry.openings.values_list("name", "of")) >= {("contact", f"contact:{world.ana.pk}")}


def test_nothing_is_changed_while_looking(world, access, signed_in):
    browser = signed_in(world.marek)
    look(browser, access)

    assert browser.post("/portal/").status_code == 403


def test_looking_leaves_no_trace_of_hers(world, access, signed_in):
    """She was not there: no visit, nothing opened by her, and her own visit is as old as it was."""
    from vinculo.access import visits

    began = timezone.now() - timedelta(hours=2)
    _visit, key = visits.begin(world.ana, proof="code", at=began)
    browser = signed_in(world.marek)
    browser.cookies[NAME] = key
    look(browser, access)

    for address in ("/portal/", "/portal/decisions/", "/portal/files/"):
        browser.get(address)

    assert list(Visit.objects.values_list("seen_at", flat=True)) == [began]
    assert list(Entry.objects.values_list("kind", flat=True)) == ["access.looked"]


def test_control_her_own_visit_leaves_one(world, access, visiting):
    from vinculo.access import visits

    began = timezone.now() - timedelta(hours=2)
    _visit, key = visits.begin(world.ana, proof="code", at=began)
    browser = visiting(world.ana, world.luna)
    browser.cookies[NAME] = key

    browser.get("/portal/")

    assert Visit.objects.order_by("pk").first().seen_at > began


def test_stopping_ends_it(world, access, signed_in):
    browser = signed_in(world.marek)
    look(browser, access)

    response = browser.post("/looking/stop/")

    assert response["Location"] == f"/contacts/{world.ana.pk}/"
    assert browser.get("/portal/").status_code == 302


def test_it_ends_when_she_is_removed(world, access, signed_in):
    browser = signed_in(world.marek)
    look(browser, access)

    access.remove(at=timezone.now(), by=world.marek)

    assert browser.get("/portal/").status_code == 302


def test_it_ends_by_itself(world, access):
    now = timezone.now()
    ticket = looking.ticket(access, person=world.marek, at=now - timedelta(minutes=31))

    assert looking.opened(ticket, person=world.marek, at=now) is None
    assert looking.opened(ticket, person=world.marek, at=now - timedelta(minutes=2)) is not None


def test_a_ticket_of_somebody_else_opens_nothing(world, access, signed_in):
    marek, rita = signed_in(world.marek), signed_in(world.rita)
    look(marek, access)

    rita.cookies[looking.COOKIE] = marek.cookies[looking.COOKIE].value

    assert rita.get("/portal/").status_code == 302


def test_guests_do_not_look(world, access, signed_in):
    browser = signed_in(world.teo)

    assert look(browser, access).status_code == 403
    assert browser.get(f"/projects/{world.shop.pk}/look/").status_code == 403
    assert looking.COOKIE not in browser.cookies


def test_what_one_may_not_see_does_not_exist(world, access, signed_in):
    browser = signed_in(world.iga)

    assert look(browser, access).content == browser.post("/looking/987654321/").content
    assert look(browser, access).status_code == 404
    assert browser.get(f"/clients/{world.luna.pk}/look/").status_code == 404
    assert not Entry.objects.exists()


def test_a_link_is_not_enough(world, access, signed_in):
    assert signed_in(world.marek).get(f"/looking/{access.pk}/").status_code == 405


def test_one_chooses_among_those_with_a_part_in_the_project(world, access, signed_in):
    eva = make_contact("Eva Luz", world.luna)
    let_in(eva, world.luna)
    take_part(eva, make_project(world.luna, "Menu"))
    browser = signed_in(world.marek)

    of_client = browser.get(f"/clients/{world.luna.pk}/look/").text
    of_project = browser.get(f"/projects/{world.shop.pk}/look/").text

    assert "Eva Luz" in of_client and "Ana Prado" in of_client
    assert "Eva Luz" not in of_project and "Ana Prado" in of_project


def test_the_contact_card_offers_it(world, access, signed_in):
    assert f"/looking/{access.pk}/" in signed_in(world.marek).get(f"/contacts/{world.ana.pk}/").text
    assert f"/looking/{access.pk}/" not in signed_in(world.marek).get(f"/contacts/{world.otto.pk}/").text
