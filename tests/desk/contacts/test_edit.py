"""Contacts come, change, move on and go."""

import pytest

from tests.desk.clients.toast import undo_of
from tests.world import make_client
from vinculo.clients.models import Contact, ContactRole, ImportantDate, PersonalNote
from vinculo.db.search import find

SOMEBODY = {
    "name": "Bea Sanz", "email": "Bea@Luna.example", "preferred_channel": "phone", "hours-mon-from1": "09:00",
    "hours-mon-until1": "14:00", "role-title": "Shop", "role-power": "decides", "role-decides": "Prices",
}  # fmt: skip
NO_POINTS = {"points-TOTAL_FORMS": "1", "points-INITIAL_FORMS": "0"}


def test_somebody_new_at_a_client(world, signed_in):
    response = signed_in(world.zofia).post(f"/contacts/new/?client={world.luna.pk}", SOMEBODY)

    bea = Contact.objects.get(name="Bea Sanz")
    role = bea.roles.get()
    assert response.url == bea.get_absolute_url()
    assert (bea.email, bea.hours) == ("bea@luna.example", {"mon": [["09:00", "14:00"]]})
    assert (role.client, role.title, role.power) == (world.luna, "Shop", "decides")
    assert [hit.title for hit in find("bea", allowed=[world.luna.pk])] == ["Bea Sanz"]


def test_a_contact_is_of_a_client_one_sees(world, signed_in):
    assert signed_in(world.zofia).get(f"/contacts/new/?client={world.otero.pk}").status_code == 404
    assert signed_in(world.zofia).get("/contacts/new/").status_code == 404


def test_without_a_name_it_asks_for_it(world, signed_in):
    response = signed_in(world.zofia).post(f"/contacts/new/?client={world.luna.pk}", {**SOMEBODY, "name": ""})

    assert "What are they called?" in response.content.decode()


def test_half_a_span_of_hours_is_explained(world, signed_in):
    half = {**SOMEBODY, "hours-mon-until1": ""}

    response = signed_in(world.zofia).post(f"/contacts/new/?client={world.luna.pk}", half)

    assert "Monday: give both, from and until." in response.content.decode()
    assert not Contact.objects.filter(name="Bea Sanz").exists()


def test_somebody_with_a_known_address_is_looked_at_twice(world, signed_in):
    known = {**SOMEBODY, "email": world.ana.email}

    response = signed_in(world.zofia).post(f"/contacts/new/?client={world.luna.pk}", known)

    assert response.url == f"/contacts/{Contact.objects.get(name='Bea Sanz').pk}/merge/"


def test_further_addresses_are_kept_in_one_spelling(world, signed_in):
    points = {
        **NO_POINTS, "points-0-kind": "phone", "points-0-value": "0034 611 22 33 44", "points-0-label": "Home",
    }  # fmt: skip

    signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/edit/", {**SOMEBODY, **points})

    point = world.ana.points.get()
    assert (point.value, point.normal, point.label) == ("0034 611 22 33 44", "34611223344", "Home")


def test_the_same_address_twice_is_said(world, signed_in):
    world.ana.points.create(kind="phone", value="+34 611223344", normal="34611223344")
    kept = world.ana.points.get()
    twice = {
        "points-TOTAL_FORMS": "2", "points-INITIAL_FORMS": "1", "points-0-id": kept.pk, "points-0-kind": "phone",
        "points-0-value": "+34 611223344", "points-1-kind": "phone", "points-1-value": "0034 611 22 33 44",
    }  # fmt: skip

    response = signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/edit/", {**SOMEBODY, **twice})

    assert response.status_code == 200
    assert world.ana.points.count() == 1


def test_the_same_person_at_another_client(world, signed_in):
    other, _contact = make_client("Bar Sol", team=world.north)

    signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/clients/add/", {"client": other.pk, "title": "Partner"})

    assert [role.title for role in ContactRole.objects.filter(contact=world.ana, client=other)] == ["Partner"]


def test_not_at_a_client_one_does_not_see(world, signed_in):
    response = signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/clients/add/", {"client": world.otero.pk})

    assert response.context["form"].errors["client"]


def test_somebody_leaves_and_comes_back(world, signed_in):
    there, role = signed_in(world.zofia), world.ana.roles.get()

    response = there.post(f"/contacts/roles/{role.pk}/leave/", {"left_on": "2026-03-01"}, follow=True)

    role.refresh_from_db()
    assert str(role.left_on) == "2026-03-01"
    there.post(undo_of(response))
    role.refresh_from_db()
    assert role.left_on is None


def test_leaving_needs_its_day(world, signed_in):
    role = world.ana.roles.get()

    response = signed_in(world.zofia).post(f"/contacts/roles/{role.pk}/leave/", {"left_on": ""})

    assert "Which was their last day?" in response.content.decode()


def test_a_note_says_what_belongs_into_it(world, signed_in):
    there, address = signed_in(world.zofia), f"/contacts/{world.ana.pk}/notes/new/"

    assert "Only what you would say in front of them." in there.get(address).content.decode()
    there.post(address, {"text": "A dog called Luna", "audience": "leads"})

    note = PersonalNote.objects.get()
    assert (note.contact, note.by, note.audience) == (world.ana, world.zofia, "leads")


def test_a_note_is_removed_by_its_writer_or_those_who_lead(world, signed_in):
    note = PersonalNote.objects.create(contact=world.ana, text="x", by=world.marek)
    address = f"/contacts/{world.ana.pk}/notes/{note.pk}/remove/"

    assert signed_in(world.zofia).post(address).status_code == 404
    assert signed_in(world.rita).post(address).status_code == 302
    assert not PersonalNote.objects.exists()


@pytest.mark.parametrize("whose", ["contact", "client"])
def test_a_day_that_matters_is_marked(world, signed_in, whose):
    record = {"contact": world.ana, "client": world.luna}[whose]
    address = f"{record.get_absolute_url()}dates/new/"

    signed_in(world.zofia).post(address, {"kind": "birthday", "day": "29", "month": "2", "is_yearly": "on"})

    day = ImportantDate.objects.get()
    assert (day.day, day.month, getattr(day, whose)) == (29, 2, record)


def test_a_day_that_month_does_not_have_is_explained(world, signed_in):
    bad = {"kind": "other", "day": "31", "month": "11", "is_yearly": "on"}

    response = signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/dates/new/", bad)

    assert "That month is shorter. Which day is it?" in response.content.decode()


def test_a_single_day_needs_its_year(world, signed_in):
    bad = {"kind": "launch", "day": "1", "month": "11"}

    response = signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/dates/new/", bad)

    assert "In which year?" in response.content.decode()


def test_a_marked_day_is_taken_away(world, signed_in):
    day = ImportantDate.objects.create(contact=world.ana, day=1, month=2)

    signed_in(world.zofia).post(f"/contacts/{world.ana.pk}/dates/{day.pk}/remove/")

    assert not ImportantDate.objects.exists()


def test_thrown_away_and_back(world, signed_in):
    there = signed_in(world.zofia)

    response = there.post(f"/contacts/{world.ana.pk}/throw-away/", follow=True)

    assert response.redirect_chain[-1][0] == world.luna.get_absolute_url()
    assert there.get(world.ana.get_absolute_url()).status_code == 404
    there.post(undo_of(response))
    assert there.get(world.ana.get_absolute_url()).status_code == 200
