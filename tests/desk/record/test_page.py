"""The record as staff read it, of a client and of a project."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import NOW, make_client
from vinculo.record.chain import Act, Actor, append
from vinculo.record.erasing import erase

ACTOR = Actor("us", "person:2", "Marek Wilk", ip="192.0.2.7")


def write(world, what: str = "First plates", *, kind: str = "promise.made", **fields):
    act = Act(
        kind, "promise:1", client_id=fields.pop("client_id", world.luna.pk), private={"what": what},
        private_of="contact:4", **fields,
    )  # fmt: skip
    return append(act, actor=ACTOR, at=NOW)


def test_it_reads_as_sentences(world, signed_in):
    entry = write(world)

    page = signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/").text

    assert "We promised: “First plates”" in page
    assert "Marek Wilk" in page and entry.hash[:12] in page


def test_days_are_read_as_days(world, signed_in):
    write(world, kind="promise.altered", facts={"from_on": "2026-03-20", "to_on": None})

    assert "moved from Friday 20 March" in signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/").text


def test_what_was_erased_says_so(world, signed_in):
    write(world)
    erase(of="contact:4", ground="consent withdrawn", actor=ACTOR, at=NOW)

    page = signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/").text

    assert "We promised: “(erased)”" in page and "First plates" not in page


def test_only_entries_of_this_client(world, signed_in):
    write(world, client_id=world.otero.pk)

    assert "First plates" not in signed_in(world.rita).get(f"/clients/{world.luna.pk}/record/").text


def test_entries_of_a_merged_client_are_its_own(world, signed_in):
    gone, _contact = make_client("Luna old")
    write(world, client_id=gone.pk)
    gone.merged_into = world.luna
    gone.save()

    assert "First plates" in signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/").text


def test_a_project_shows_its_own(world, signed_in):
    write(world, "Of the shop", project_id=world.shop.pk)
    write(world, "Of none")

    page = signed_in(world.marek).get(f"/projects/{world.shop.pk}/record/").text

    assert "Of the shop" in page and "Of none" not in page


def test_it_is_filtered_by_kind(world, signed_in):
    write(world)
    write(world, "Blue", kind="decision.noted")

    page = signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/?show=agreed").text

    assert "Blue" in page and "First plates" not in page


def test_it_goes_page_by_page(world, signed_in):
    for number in range(45):
        write(world, f"Plate no. {number:02}")
    browser = signed_in(world.marek)

    first = browser.get(f"/clients/{world.luna.pk}/record/").text
    older = browser.get(f"/clients/{world.luna.pk}/record/?before=6").text

    assert "Plate no. 44" in first and "Plate no. 04" not in first and "?before=6" in first
    assert "Plate no. 04" in older and "Plate no. 05" not in older


@pytest.mark.parametrize("page", ["clients/{luna}/record/", "projects/{shop}/record/"])
def test_guests_read_none_of_it(world, signed_in, page):
    address = "/" + page.format(luna=world.luna.pk, shop=world.shop.pk)

    assert signed_in(world.teo).get(address).status_code == 403


def test_what_somebody_wrote_is_no_markup(world, signed_in):
    write(world, "<script>alert(1)</script>")

    assert "<script>alert(1)" not in signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/").text


def test_it_asks_as_often_for_three_as_for_one(world, signed_in):
    browser, counted = signed_in(world.marek), []
    for count in (1, 2):
        for _number in range(count):
            write(world)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(f"/clients/{world.luna.pk}/record/")
        counted.append(len(asked))

    assert counted[0] == counted[1] <= 12


def test_it_is_read_in_the_readers_language(world, signed_in):
    world.marek.language = "es"
    world.marek.save()
    write(world)

    assert signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/").headers["Content-Language"] == "es"
