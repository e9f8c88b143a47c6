"""The portal is closed: to strangers, to staff, to whoever was removed."""

from django.utils import timezone

from tests.portal.visiting import let_in


def test_a_stranger_is_shown_the_door(world, client):
    response = client.get("/portal/")

    assert response.status_code == 302
    assert response["Location"] == "/portal/enter/?next=%2Fportal%2F"


def test_staff_are_no_visitors(world, signed_in):
    assert signed_in(world.rita).get("/portal/").status_code == 302


def test_a_contact_comes_in_and_is_no_staff(world, visiting):
    browser = visiting(world.ana, world.luna)

    assert browser.get("/portal/").status_code == 200
    assert browser.get("/clients/").status_code == 302


def test_a_removed_contact_is_out_with_the_next_page(world, visiting):
    browser = visiting(world.ana, world.luna)

    let_in(world.ana, world.luna).remove(at=timezone.now(), by=world.marek)

    assert browser.get("/portal/").status_code == 302


def test_pages_are_not_kept_and_not_found(world, visiting):
    headers = visiting(world.ana, world.luna).get("/portal/").headers

    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex")
