"""Being in: a new key each time, limits, lists, signing out; and removed at once (T07, T12)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.people.door import run_waiting_jobs
from tests.portal.door.at_the_door import CODE, asked, is_in, link
from tests.portal.visiting import let_in, take_part, visit
from vinculo.access import codes, inviting, visits
from vinculo.access.models import Access, Code, Passkey, Visit
from vinculo.portal.cookie import NAME
from vinculo.projects.models import ProjectContact
from vinculo.record.chain import SYSTEM
from vinculo.record.models import Entry


@pytest.fixture
def ana(world):
    let_in(world.ana, world.luna)
    take_part(world.ana, world.shop)
    return world.ana


def test_a_key_that_was_there_before_is_not_the_one_after(ana):
    browser, code = asked(ana.email)
    browser.cookies[NAME] = "chosen-by-somebody-else"

    browser.post(CODE, {"code": code})

    assert browser.cookies[NAME].value != "chosen-by-somebody-else"
    fixed = Client()
    fixed.cookies[NAME] = "chosen-by-somebody-else"
    assert (is_in(browser), is_in(fixed)) == (True, False)


def test_signing_in_again_ends_what_this_browser_had(ana):
    browser, code = asked(ana.email)
    browser.post(CODE, {"code": code})
    old = Client()
    old.cookies[NAME] = browser.cookies[NAME].value
    browser.post("/portal/enter/", {"address": ana.email})
    run_waiting_jobs()
    from tests.portal.door.at_the_door import figures

    browser.post(CODE, {"code": figures()})

    assert (is_in(browser), is_in(old)) == (True, False)


@pytest.mark.parametrize(
    ("remember", "after", "inside"),
    [("on", timedelta(days=13), True), ("on", timedelta(days=15), False), ("", timedelta(hours=13), False)],
)
def test_whoever_is_away_for_long_signs_in_anew(ana, remember, after, inside):
    browser, code = asked(ana.email)
    browser.post(CODE, {"code": code, "remember": remember})
    lasting = bool(browser.cookies[NAME]["max-age"])

    visit_ = Visit.objects.get()
    seen = visits.current(browser.cookies[NAME].value, at=timezone.now() + after)

    assert (lasting, seen == visit_) == (bool(remember), inside)


def test_not_even_who_comes_daily_stays_for_ever(ana):
    at = timezone.now()
    _visit, key = visits.begin(ana, proof="code", at=at)
    for day in range(29):
        found = visits.current(key, at=at + timedelta(days=day))
        assert found
        visits.note_seen(found, at=at + timedelta(days=day))

    assert visits.current(key, at=at + timedelta(days=31)) is None


def test_the_cookie_is_for_this_host_and_no_script(ana):
    browser, code = asked(ana.email)
    browser.post(CODE, {"code": code})
    morsel = browser.cookies[NAME]

    assert (morsel["httponly"], morsel["samesite"], morsel["path"], morsel["domain"]) == (True, "Lax", "/", "")


def test_one_ends_other_devices_and_nobody_elses(ana, world, visiting):
    here, there = visit(ana), visit(ana)
    otto = visiting(world.otto, world.otero)
    pks = {row.contact_id: row.pk for row in Visit.objects.order_by("pk")}

    assert here.post(f"/portal/devices/{pks[world.otto.pk]}/end/").status_code == 404
    here.post(f"/portal/devices/{pks[ana.pk]}/end/")

    assert (is_in(here), is_in(there), is_in(otto)) == (True, False, True)


def test_signing_out_is_meant(ana):
    browser, key = visit(ana), ""
    key = browser.cookies[NAME].value
    assert browser.get("/portal/leave/").status_code == 405

    browser.post("/portal/leave/")
    browser.cookies[NAME] = key

    assert is_in(browser) is False


def test_removed_at_once_with_all_that_was_sent(ana, world, signed_in):
    """T07: the open page, the code, the link, the passkey: none of it works with the next request."""
    inside = visit(ana)
    browser, code = asked(ana.email)
    phone = Client()
    phone.get(link())
    Passkey.objects.create(contact=ana, name="Blue", credential_id="blue", credential={}, made_at=timezone.now())
    access = Access.objects.get(contact=ana)
    assert is_in(inside)

    signed_in(world.marek).post(f"/clients/{world.luna.pk}/portal/{access.pk}/remove/")
    browser.post(CODE, {"code": code})
    phone.post("/portal/come-in/")

    assert [is_in(one) for one in (inside, browser, phone)] == [False, False, False]
    assert list(visits.doors_of(ana)) == []
    assert Entry.objects.get(kind="access.removed").client_id == world.luna.pk


def test_control_removal_that_leaves_letters_alone_still_meets_a_closed_door(ana, monkeypatch):
    monkeypatch.setattr(codes, "void", lambda contact, at: None)
    monkeypatch.setattr(visits, "end", lambda visits, at: 0)
    browser, code = asked(ana.email)
    inside = visit(ana)
    inviting.remove(Access.objects.get(contact=ana), by=ana, actor=SYSTEM, at=timezone.now())

    browser.post(CODE, {"code": code})

    assert (is_in(browser), is_in(inside), Code.objects.open().count()) == (False, False, 1)


def test_control_a_visit_that_does_not_look_at_the_door_stays(ana, monkeypatch):
    monkeypatch.setattr(Access, "is_open", True)
    inside = visit(ana)
    Access.objects.update(removed_at=timezone.now())

    assert inside.get("/portal/devices/").status_code == 200


def test_a_removal_is_taken_back_by_whoever_removed(ana, world, signed_in):
    access, desk = Access.objects.get(contact=ana), signed_in(world.marek)
    desk.post(f"/clients/{world.luna.pk}/portal/{access.pk}/remove/")
    page = desk.get(f"/clients/{world.luna.pk}/portal/").content.decode()
    undo = page.split('action="/undo/')[1].split('"')[0]

    desk.post(f"/undo/{undo}".replace("&amp;", "&"))

    assert Access.objects.open().filter(pk=access.pk).exists()


def test_our_side_invites_with_a_role(world, signed_in):
    from django.core import mail

    desk, path = signed_in(world.zofia), f"/clients/{world.luna.pk}/portal/invite/"
    desk.post(path, {"contact": world.ana.pk, f"project_{world.shop.pk}": "contributor"})
    run_waiting_jobs()

    assert mail.outbox[-1].to == [world.ana.email]
    assert "/portal/enter/" in mail.outbox[-1].body
    assert ProjectContact.objects.get(contact=world.ana, project=world.shop).role == "contributor"
    assert Entry.objects.get(kind="access.invited").subject == f"access:{Access.objects.get().pk}"


def test_whoever_decides_invites_and_shows_out_those_they_invited(ana, world):
    browser = visit(ana)
    sent = {"name": "Carla Sol", "email": "Carla@luna.example", "role": "contributor", "projects": [world.shop.pk]}
    browser.post("/portal/colleagues/invite/", sent)
    access = Access.objects.get(contact__email="carla@luna.example")
    carla = visit(access.contact)
    assert (access.invited_by_contact, is_in(carla)) == (ana, True)

    browser.post(f"/portal/colleagues/{access.pk}/remove/")

    assert is_in(carla) is False
    assert Access.objects.get(pk=access.pk).removed_by_contact == ana


def test_nobody_gives_what_they_do_not_have(ana, world):
    """Not on projects one does not decide on, not as somebody who contributes, not those others let in."""
    from tests.world import make_contact, make_project

    other = make_project(world.luna, "Garden")
    take_part(ana, other, "observer")
    berta = make_contact("Berta Sur", world.luna)
    take_part(berta, world.shop, "contributor")
    sent = {"name": "Carla", "email": "carla@luna.example", "role": "decider"}

    refused = visit(ana).post("/portal/colleagues/invite/", {**sent, "projects": [other.pk]})
    unknown = visit(berta, world.luna).post("/portal/colleagues/invite/", {**sent, "projects": [world.shop.pk]})
    mine = Access.objects.get(contact=berta).pk

    assert (refused.status_code, unknown.status_code) == (200, 404)
    assert visit(ana).post(f"/portal/colleagues/{mine}/remove/").status_code == 404
    assert Access.objects.filter(contact__name="Carla").count() == 0


def test_who_our_side_showed_out_is_not_let_in_by_a_colleague(ana, world):
    from tests.world import make_contact

    berta = make_contact("Berta Sur", world.luna)
    let_in(berta, world.luna).remove(at=timezone.now(), by=world.marek)
    sent = {"name": "Berta", "email": berta.email, "role": "observer", "projects": [world.shop.pk]}

    visit(ana).post("/portal/colleagues/invite/", sent)

    assert Access.objects.open().filter(contact=berta).count() == 0
