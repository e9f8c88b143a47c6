"""One opportunity: begun, changed, moved with the rule or a reason, lost, back again, and its promises."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.pipeline.selling import some_lead, some_opportunity
from tests.world import NOW
from vinculo.agreements.models import Agreement
from vinculo.conversations.models import Interaction
from vinculo.money.models import Quote
from vinculo.pipeline.models import Opportunity, SellingPromise, Stage
from vinculo.pipeline.moving import lose
from vinculo.pipeline.stages import stages


@pytest.fixture
def marek(world, signed_in):
    return signed_in(world.marek)


def facts(**said):
    return {"title": "A second shop", "currency": "EUR", "value": "6.000,50", "probability": "", **said}


def way_back(client):
    """Where the last toast takes back what was done."""
    return list(client.get("/opportunities/").context["messages"])[-1].extra_tags


def test_of_a_client(world, marek):
    chosen = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": ""}

    marek.post("/opportunities/new/", facts(**chosen, next_step="Call", next_on="2026-12-01"))
    back = way_back(marek)

    one = Opportunity.objects.get()
    assert (one.client, one.contact, one.lead, one.value, one.stage.key) == (
        world.luna, world.ana, None, 600_050, "first"
    )  # fmt: skip
    assert (one.next_on, one.by, one.moves.count()) == (date(2026, 12, 1), world.marek, 1)
    marek.post(back)
    assert not Opportunity.objects.exists()


def test_what_was_offered_for_meanwhile_stays(world, marek):
    marek.post(f"/opportunities/new/?lead={some_lead(world).pk}", facts(title="Quince jam labels"))
    back, one = way_back(marek), Opportunity.objects.get()
    Quote.objects.create(number="1", title="x", opportunity=one, language="en", currency="EUR")

    marek.post(back)

    assert str(list(marek.get("/opportunities/").context["messages"])[-1]) == (
        "That has changed meanwhile. Look at it again."
    )
    assert Opportunity.objects.get() == one
    assert b"jam labels" in marek.get("/search/?q=quince").content


def test_it_is_found_by_its_words_by_those_who_may_see_it(world, marek, signed_in):
    marek.post("/opportunities/new/", facts(chosen=f"{world.luna.pk}-", who="", title="Quince jam labels"))

    def finds(person):
        return b"jam labels" in signed_in(person).get("/search/?q=quince").content

    assert [finds(person) for person in (world.marek, world.zofia, world.iga, world.teo)] == [True, True, False, False]


def test_of_a_lead_with_what_is_known(world, marek):
    lead = some_lead(world, wants="A web page\nand more", budget=900_000, currency="EUR")

    form = marek.get(f"/opportunities/new/?lead={lead.pk}").context["form"]
    marek.post(f"/opportunities/new/?lead={lead.pk}", facts())

    assert (form["title"].value(), form["value"].value()) == ("A web page", "9000")
    assert Opportunity.objects.get().lead == lead


def test_says_what_is_wrong(world, marek):
    page = marek.post("/opportunities/new/", facts(title="", value="much", next_on="2026-12-01", probability="120"))

    assert set(page.context["form"].errors) == {"title", "value", "next_step", "probability"}
    assert "who" in page.context["whom"].errors
    assert not Opportunity.objects.exists()


def test_money_counts_as_spoken_of_once_something_was_said(world, marek):
    one = some_opportunity(world)

    marek.post(f"/opportunities/{one.pk}/edit/", facts(budget_said="About ten thousand"))

    one.refresh_from_db()
    assert one.budget_spoken_at is not None


def test_two_who_edit_at_once_are_told(world, marek):
    one = some_opportunity(world)
    seen = marek.get(f"/opportunities/{one.pk}/edit/").context["form"]["seen_at"].value()
    one.save()

    page = marek.post(f"/opportunities/{one.pk}/edit/", facts(seen_at=seen, title="Other"))

    assert page.context["form"].has_error("__all__", "stale")


def test_the_next_step_and_back(world, marek):
    one = some_opportunity(world, next_step="Wait", next_on=date(2026, 4, 1))

    marek.post(f"/opportunities/{one.pk}/step/", {"next_step": "Call", "next_on": "2026-12-01"})
    called = Opportunity.objects.get()
    marek.post(way_back(marek))

    assert (called.next_step, called.next_on) == ("Call", date(2026, 12, 1))
    one.refresh_from_db()
    assert (one.next_step, one.next_on) == ("Wait", date(2026, 4, 1))


def test_a_talk_lets_it_pass_and_undo_brings_it_back(world, marek):
    one, stage = some_opportunity(world), stages()[1]
    Interaction.objects.create(client=world.luna, at=timezone.now(), channel="phone", by=world.marek)

    marek.post(f"/opportunities/{one.pk}/move/", {"stage": stage.pk})
    moved = Opportunity.objects.get()
    marek.post(way_back(marek))

    assert moved.stage == stage
    one.refresh_from_db()
    assert (one.stage.key, one.stage_since, one.moves.count()) == ("first", NOW, 0)


def test_without_one_it_asks_why(world, marek):
    one, stage = some_opportunity(world), stages()[1]

    asked = marek.post(f"/opportunities/{one.pk}/move/", {"stage": stage.pk}, follow=True)
    empty = marek.post(f"/opportunities/{one.pk}/move/", {"stage": stage.pk, "because": " "})
    still = Opportunity.objects.get().stage.key
    marek.post(f"/opportunities/{one.pk}/move/", {"stage": stage.pk, "because": "They are in a hurry"})

    assert list(map(str, asked.context["lacks"])) == ["We have not talked yet"]
    assert "because" in empty.context["form"].errors
    assert still == "first"
    assert one.moves.get().because == "They are in a hurry"
    assert b"They are in a hurry" in marek.get(f"/opportunities/{one.pk}/").content


def test_a_lead_that_was_answered_has_been_talked_with(world, marek):
    one = some_opportunity(world, lead=some_lead(world, answered_at=NOW))

    marek.post("/opportunities/onward/", {"card": one.pk})

    assert Opportunity.objects.get().stage.key == "profile"


@pytest.mark.parametrize("how", ["quote", "agreement"])
def test_a_signature_lets_it_pass(world, marek, how):
    one = some_opportunity(world, stage=3)
    if how == "quote":
        Quote.objects.create(
            number="1", title="Shop", opportunity=one, client=world.luna, language="en", currency="EUR",
            state="accepted",
        )  # fmt: skip
    else:
        Agreement.objects.create(client=world.luna, name="Contract", signed_on=timezone.localdate() + timedelta(days=1))

    marek.post("/opportunities/onward/", {"card": one.pk})

    assert Opportunity.objects.get().stage.key == "handover"


def test_nothing_lies_behind_the_last_stage(world, marek):
    one = some_opportunity(world, stage=4)

    page = marek.post("/opportunities/onward/", {"card": one.pk}, follow=True)

    assert Opportunity.objects.get().stage.key == "handover"
    assert page.redirect_chain[-1][0] == f"/opportunities/{one.pk}/"


def test_lost_with_a_reason_and_back_and_undone(world, marek):
    one, address = some_opportunity(world), "/opportunities/{}/".format

    wrong = marek.post(f"{address(one.pk)}lose/", {"because": "?"})
    marek.post(f"{address(one.pk)}lose/", {"why": "price", "because": "A third cheaper"})
    lost = Opportunity.objects.get()
    marek.post(way_back(marek))
    found = Opportunity.objects.get()

    assert "why" in wrong.context["form"].errors
    assert (lost.state, lost.lost_for, lost.decided_by) == ("lost", "price", world.marek)
    assert (found.state, found.decided_at, found.moves.count()) == ("open", None, 0)


def test_they_came_back_and_not_after_all(world, marek):
    one = some_opportunity(world)
    lose(one, why="time", because="In spring", by=world.marek, at=NOW)

    marek.post(f"/opportunities/{one.pk}/reopen/", {"because": "It is spring"})
    opened = Opportunity.objects.get().state
    marek.post(way_back(marek))

    assert opened == "open"
    one.refresh_from_db()
    assert (one.state, one.lost_for, one.lost_because, one.decided_at) == ("lost", "time", "In spring", NOW)


def test_what_is_lost_does_not_move(world, marek):
    one = some_opportunity(world, state="lost")

    marek.post(f"/opportunities/{one.pk}/move/", {"stage": stages()[1].pk, "because": "Why not"})

    one.refresh_from_db()
    assert one.stage.key == "first"


def test_promises_given_while_selling(world, marek):
    one = some_opportunity(world)
    base = f"/opportunities/{one.pk}/promises/"

    marek.post(f"{base}new/", {"text": "A guide", "promised_on": "2026-12-01"})
    word = SellingPromise.objects.get()
    marek.post(f"{base}{word.pk}/", {"text": "Two guides", "promised_on": ""})
    changed = SellingPromise.objects.get()
    marek.post(f"{base}{word.pk}/remove/")
    gone = not SellingPromise.objects.exists()
    marek.post(way_back(marek))

    assert (word.text, word.promised_on, word.by) == ("A guide", date(2026, 12, 1), world.marek)
    assert (changed.text, changed.promised_on, gone) == ("Two guides", None, True)
    again = SellingPromise.objects.get()
    assert (again.text, again.made_at, again.by) == ("Two guides", word.made_at, world.marek)


def test_a_promise_in_the_ledger_is_changed_there(world, marek):
    word = SellingPromise.objects.create(opportunity=some_opportunity(world), text="A", made_at=NOW, promise_id=7)

    assert marek.post(f"/opportunities/{word.opportunity_id}/promises/{word.pk}/remove/").status_code == 404


def test_the_page_shows_its_way_and_its_quotes(world, marek):
    one = some_opportunity(world, stage=1, stage_since=timezone.now() - timedelta(days=20), goals="Grow")
    Quote.objects.create(number="Q-1", title="Shop", opportunity=one, client=world.luna, language="en", currency="EUR")

    page = marek.get(f"/opportunities/{one.pk}/")

    assert page.context["stands"] == "Has stood here for 20 days"
    assert list(map(str, page.context["lacks"])) == ["Their goals and who decides are missing"]
    assert [quote.number for quote in page.context["quotes"]] == ["Q-1"]


def test_stages_are_named_and_put_in_order_by_those_who_lead(world, marek, signed_in):
    first, second, *others = stages()

    def said(stage, place, **more):
        prefix = f"s{stage.pk}"
        given = {"name": "", "probability": stage.probability, "days": stage.days, "place": place, **more}
        return {f"{prefix}-{name}": value for name, value in given.items()}

    body = {**said(first, 2), **said(second, 1, name="Who they are", probability=30)}
    for number, stage in enumerate(others, start=3):
        body |= said(stage, number)
    marek.post("/opportunities/stages/", body)
    wrong = marek.post("/opportunities/stages/", {**body, f"s{first.pk}-days": 0})

    assert [str(stage) for stage in stages()][:2] == ["Who they are", "First contact"]
    assert Stage.objects.get(pk=second.pk).probability == 30
    assert wrong.status_code == 200
    assert signed_in(world.zofia).get("/opportunities/stages/").status_code == 404


def test_the_forecast_adds_up(world, marek):
    on = date(2026, 12, 9)
    some_opportunity(world, "a", value=100_000, expected_on=on)
    some_opportunity(world, "b", value=300_000, expected_on=on + timedelta(days=3), probability=50)
    some_opportunity(world, "c", value=50_000, currency="USD")
    some_opportunity(world, "d", value=900_000, state="lost", lost_for="price", decided_at=timezone.now())

    page = marek.get("/opportunities/forecast/")

    assert [(month.first, [(one.value, one.weighted) for one in month.lines]) for month in page.context["months"]] == [
        (date(2026, 12, 1), [("€4,000", "€1,600")]), (None, [("$500", "$50")]),
    ]  # fmt: skip
    assert page.context["lost"] == [("The price", 1)]
