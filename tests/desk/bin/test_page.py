"""The bin: what is in it, for whom, and the way out."""

from django.utils import timezone

from tests.world import make_client
from vinculo.clients.merge import merge_clients
from vinculo.clients.models import Client


def thrown(response):
    return [one.name for one in response.context["thrown"]]


def test_what_was_thrown_away_waits_here(world, signed_in):
    now = timezone.now()
    world.luna.throw_away(by=world.marek, at=now)
    world.otto.throw_away(by=world.marek, at=now)
    world.workshop.throw_away(by=world.marek, at=now)

    response = signed_in(world.rita).get("/bin/")

    assert sorted(thrown(response)) == ["Booking page", "Café Luna", "Otto Otero"]
    assert response.context["thrown"][0].days_left == 30


def test_everybody_sees_only_what_was_theirs_to_see(world, signed_in):
    world.luna.throw_away(by=world.marek, at=timezone.now())

    assert thrown(signed_in(world.zofia).get("/bin/")) == ["Café Luna"]
    assert thrown(signed_in(world.iga).get("/bin/")) == []


def test_all_of_it_can_come_back(world, signed_in):
    there, now = signed_in(world.rita), timezone.now()
    for kind, record in (("client", world.luna), ("contact", world.otto), ("project", world.workshop)):
        record.throw_away(by=world.rita, at=now)
        there.post("/bin/restore/", {"kind": kind, "pk": record.pk})
        record.refresh_from_db()
        assert record.deleted_at is None


def test_what_one_does_not_see_one_does_not_bring_back(world, signed_in):
    world.luna.throw_away(by=world.rita, at=timezone.now())

    signed_in(world.iga).post("/bin/restore/", {"kind": "client", "pk": world.luna.pk})

    assert Client.objects.in_bin().count() == 1


def test_a_kind_that_is_none_is_not_found(world, signed_in):
    assert signed_in(world.rita).post("/bin/restore/", {"kind": "person", "pk": 1}).status_code == 404


def test_what_became_one_can_be_taken_apart_here(world, signed_in):
    twin, _contact = make_client("Cafe Luna", owner=world.zofia, team=world.north)
    merge = merge_clients(world.luna, twin, by=world.zofia, at=timezone.now())
    there = signed_in(world.zofia)

    assert [row[:3] for row in there.get("/bin/").context["merges"]] == [(merge.pk, "Cafe Luna", "Café Luna")]
    assert signed_in(world.iga).get("/bin/").context["merges"] == []

    there.post("/bin/restore/", {"kind": "merge", "pk": merge.pk})
    assert Client.objects.kept().filter(pk=twin.pk).exists()


def test_an_empty_bin_says_what_it_is_for(world, signed_in):
    assert "The bin is empty" in signed_in(world.rita).get("/bin/").content.decode()
