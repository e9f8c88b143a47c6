"""Recommendations: noted, thanked for, told about, drawn."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client
from vinculo.clients.models import ClientRelation
from vinculo.pipeline.models import Lead, Referral


def sent(world, **fields):
    given = {"client": world.luna, "contact": world.ana, "sent_name": "Pan y Mar", "at": timezone.now(), **fields}
    return Referral.objects.create(**given)


def said(world, **fields):
    return {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "whom": "Pan y Mar", "note": "At a fair", **fields}


def way_back(client):
    """Where the last toast takes back what was done."""
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def lead(name="Pan y Mar", **fields):
    return Lead.objects.create(company=name, received_at=timezone.now(), confirmed_at=timezone.now(), **fields)


def test_a_recommendation_is_noted_and_taken_back(world, signed_in):
    client = signed_in(world.zofia)

    client.post("/referrals/new/", said(world))

    one = Referral.objects.get()
    assert (one.client, one.contact, one.sent_name, one.note, one.by) == (
        world.luna, world.ana, "Pan y Mar", "At a fair", world.zofia,
    )  # fmt: skip
    client.post(way_back(client))
    assert Referral.objects.count() == 0


def test_whom_they_sent_is_known_by_name(world, signed_in):
    browser, came = signed_in(world.marek), lead()

    browser.post("/referrals/new/", said(world, whom="pan y mar"))
    browser.post("/referrals/new/", said(world, whom="Taller Otero"))
    browser.post("/referrals/new/", said(world, whom="Somebody else"))

    kept = Referral.objects.order_by("pk").values_list("lead", "sent_client", "sent_name")
    assert list(kept) == [(came.pk, None, ""), (None, world.otero.pk, ""), (None, None, "Somebody else")]


def test_from_the_page_of_a_lead_it_is_filled_in(world, signed_in):
    browser, came = signed_in(world.marek), lead()
    lead()  # of the same name

    form = browser.get(f"/referrals/new/?lead={came.pk}").context["form"]
    browser.post(f"/referrals/new/?lead={came.pk}", said(world))

    assert form.initial["whom"] == "Pan y Mar"
    assert Referral.objects.get().lead == came


def test_whoever_sent_them_need_not_be_in_the_record(world, signed_in):
    signed_in(world.marek).post("/referrals/new/", said(world, chosen="", who="Wanda Zych"))

    one = Referral.objects.get()
    assert (one.client, one.referrer, one.sender) == (None, "Wanda Zych", "Wanda Zych")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"whom": ""}, "whom"),
        ({"chosen": ""}, "who"),
        ({"on": "2099-01-01"}, "on"),
        ({"whom": "Café Luna"}, "whom"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, fields, wrong):
    page = signed_in(world.marek).post("/referrals/new/", said(world, **fields))

    assert (list(page.context["form"].errors), Referral.objects.count()) == ([wrong], 0)


def test_thanks_and_the_outcome_and_back(world, signed_in):
    one, browser = sent(world, sent_name="", lead=lead(state="won")), signed_in(world.marek)
    address = one.get_absolute_url()

    browser.post(f"{address}thank/", {"how": "A cake"})
    proposed = browser.get(f"{address}tell/").context["form"].initial["what"]
    browser.post(f"{address}tell/", {"what": proposed})

    one.refresh_from_db()
    assert (one.thanked_by, one.thanked_how, one.told_what) == (
        world.marek, "A cake", "Pan y Mar is a client of ours now.",
    )  # fmt: skip
    browser.post(way_back(browser))
    one.refresh_from_db()
    assert (one.told_at, one.thanked_how) == (None, "A cake")


def test_nobody_is_thanked_twice(world, signed_in):
    one, browser = sent(world), signed_in(world.marek)

    for how in ("A cake", "A card"):
        browser.post(f"{one.get_absolute_url()}thank/", {"how": how})

    one.refresh_from_db()
    assert one.thanked_how == "A cake"


def test_the_list_knows_what_is_owed(world, signed_in):
    owed = sent(world)
    done = sent(world, sent_name="", thanked_at=timezone.now(), lead=lead("Sal", state="lost"))
    browser = signed_in(world.marek)

    def shown(query):
        return list(browser.get(f"/referrals/?{query}").context["page"].object_list)

    assert (shown("which=thanks"), shown("which=outcome")) == ([owed], [done])
    assert (shown("q=SAL"), shown("q=luna ana pan"), shown("q=nobody")) == ([done], [owed], [])


def test_what_client_pages_say_is_offered_until_it_is_noted(world, signed_in):
    ClientRelation.objects.create(client=world.luna, other=world.otero, kind="referred")
    browser = signed_in(world.marek)

    before = [str(one.other) for one in browser.get("/referrals/").context["noted"]]
    sent(world, sent_name="", sent_client=world.otero)

    assert (before, list(browser.get("/referrals/").context["noted"])) == (["Taller Otero"], [])


def test_it_is_put_right_and_thrown_away(world, signed_in):
    one, browser = sent(world), signed_in(world.marek)

    browser.post(f"{one.get_absolute_url()}edit/", said(world, whom="Pan y Sal", on="2026-03-02"))
    one.refresh_from_db()
    assert (one.sent_name, timezone.localdate(one.at).isoformat()) == ("Pan y Sal", "2026-03-02")
    browser.post(f"{one.get_absolute_url()}throw-away/")
    back = way_back(browser)
    assert browser.get(one.get_absolute_url()).status_code == 404
    browser.post(back)
    assert browser.get(one.get_absolute_url()).status_code == 200


def test_it_is_for_our_team_and_those_who_see_both_sides(world, signed_in, client):
    address = sent(world).get_absolute_url()
    across = sent(world, sent_name="", sent_client=world.otero).get_absolute_url()

    assert client.get(address).url.startswith("/account/sign-in/")
    assert signed_in(world.teo).get(address).status_code == 403
    assert signed_in(world.iga).get(address).status_code == 404
    assert [signed_in(world.zofia).get(one).status_code for one in (address, across)] == [200, 404]


def test_the_drawing_links_to_the_clients_and_hides_nothing_in_its_letters(world, signed_in):
    other, _contact = make_client("<b>Pan</b>")
    sent(world, sent_name="", sent_client=other)

    page = signed_in(world.marek).get("/referrals/who-sent-whom/").content.decode()

    assert f'href="{world.luna.get_absolute_url()}"' in page
    assert ("<b>Pan" in page, "&lt;b&gt;Pan" in page) == (False, True)


@pytest.mark.parametrize("address", ["/referrals/", "/referrals/who-sent-whom/"])
def test_three_cost_no_more_than_one(world, signed_in, address):
    client, counts = signed_in(world.marek), []
    for times in (1, 2):
        for number in range(times):
            other, _contact = make_client(f"Client {times}{number}")
            sent(world, sent_name="", sent_client=other)
            sent(world, lead=lead(f"Lead {times}{number}", client=other))
            ClientRelation.objects.create(client=world.otero, other=other, kind="referred")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
