"""The board and the table: what one sees, in which order, with which filters, and how many statements it takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.pipeline.selling import some_lead, some_opportunity
from vinculo.clients.models import SavedView
from vinculo.pipeline.models import LeadChannel, Opportunity, Referral, SellingPromise, Trait
from vinculo.pipeline.stages import stages


@pytest.fixture
def marek(world, signed_in):
    return signed_in(world.marek)


def titles(page):
    return [line.row.title for line in page.context["lines"]]


def names(page):
    return [[card.about.split(" · ")[0] for card in column.cards] for column in page.context["columns"]]


def test_an_empty_board_teaches(marek):
    page = marek.get("/opportunities/")

    assert [str(column.stage) for column in page.context["columns"]] == [
        "First contact", "Profile", "Proposal", "Signature", "Hand-over"
    ]  # fmt: skip
    assert b"Recommendations land here." in page.content
    assert b"To pass: money spoken of" in page.content


def test_cards_say_what_one_needs_to_know(world, marek):
    now = timezone.now()
    lead = some_lead(world)
    Referral.objects.create(client=world.otero, contact=world.otto, lead=lead, at=now)
    one = some_opportunity(
        world, "Web", lead=lead, value=600_000, next_step="Call Garbi", next_on=timezone.localdate(),
        stage_since=now - timedelta(days=9),
    )  # fmt: skip
    SellingPromise.objects.create(opportunity=one, text="A guide", made_at=now)
    some_opportunity(world, "Shop", stage=1, value=40_000, currency="USD", stage_since=now)

    page = marek.get("/opportunities/")

    first, second = (column.cards[0] for column in page.context["columns"][:2])
    assert (first.name, first.about, first.value) == ("Viveros Sauce", "Web · recommended by Otto Otero", "€6,000")
    assert (first.given, first.step, first.step_on) == ("1 promise given", "Call Garbi", "today")
    assert first.stands == "Has stood here for 9 days"
    assert (second.about, second.missing, second.stands) == (
        "Shop · already a client", "Their goals and who decides are missing", ""
    )  # fmt: skip
    assert page.context["amount"] == "€6,000 · $400"


def test_dots_say_how_well_they_fit(world, marek):
    Trait.objects.create(name="Country", key="country", weight=6, wanted={"any": ["ES"]})
    Trait.objects.create(name="Language", key="language", weight=4, wanted={"any": ["es"]})
    some_opportunity(world, "Both", lead=some_lead(world, country="ES", language="es"))
    some_opportunity(world, "One", lead=some_lead(world, country="ES", language="pl"))
    world.luna.country = "FR"
    world.luna.save()
    some_opportunity(world, "None")
    some_opportunity(world, "Unknown", lead=some_lead(world))

    page = marek.get("/opportunities/")

    fits = {card.about.split(" · ")[0]: card.fit for card in page.context["columns"][0].cards}
    assert fits == {"Both": 5, "One": 3, "None": 0, "Unknown": None}
    assert b'aria-label="Fits 3 of 5"' in page.content
    for one in Opportunity.objects.all():
        alone = marek.get(f"/opportunities/{one.pk}/").context["fit"]
        assert (alone.dots if alone else None) == fits[one.title]


def test_only_so_many_cards_and_then_the_rest_of_a_column(world, marek):
    for number in range(12):
        some_opportunity(world, f"Number {number}", position=number, stage_since=timezone.now())
    stage = stages()[0]

    board = marek.get("/opportunities/")
    alone = marek.get(f"/opportunities/?stage={stage.pk}")

    assert (len(board.context["columns"][0].cards), board.context["columns"][0].more) == (6, 6)
    assert len(alone.context["columns"][0].cards) == 12
    assert alone.context["here"].stage == stage


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Mine", "Hers", "Old", "Sent"}), ("owner=me", {"Mine", "Old", "Sent"}),
        ("source=referral", {"Sent", "Hers"}), ("trouble=no_step", {"Hers", "Old", "Sent"}),
        ("trouble=long", {"Old"}), ("q=luna", {"Mine", "Hers", "Old"}), ("q=min", {"Mine"}),
        ("state=lost", {"Gone"}), ("state=won", {"Done"}),
        ("owner=nonsense&sort=password&trouble=x&state=y&stage=z", {"Mine", "Hers", "Old", "Sent"}),
    ],
)  # fmt: skip
def test_filters(world, marek, query, found):
    now, referrals = timezone.now(), LeadChannel.objects.create(name="Friends", kind="referral")
    lead = some_lead(world)
    Referral.objects.create(client=world.luna, lead=lead, at=now)
    some_opportunity(world, "Mine", next_step="Call", stage_since=now)
    some_opportunity(world, "Hers", owner=world.rita, channel=referrals, stage_since=now)
    some_opportunity(world, "Old", stage_since=now - timedelta(days=30))
    some_opportunity(world, "Sent", lead=lead, stage_since=now)
    some_opportunity(world, "Gone", state="lost", lost_for="price", stage_since=now)
    some_opportunity(world, "Done", state="won", stage_since=now)

    assert set(titles(marek.get(f"/opportunities/?view=table&{query}"))) == found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("value", "bac"), ("-value", "abc"), ("title", "abc"), ("-title", "cba"), ("stage", "cba"), ("next", "bca"),
        ("-next", "cba"), ("expected", "cab"),
    ],
)  # fmt: skip
def test_the_table_is_sorted(world, marek, sort, order):
    day = timezone.localdate()
    some_opportunity(world, "a", stage=2, value=900, expected_on=day + timedelta(days=3))
    some_opportunity(world, "b", stage=1, value=100, next_on=day)
    some_opportunity(world, "c", next_on=day + timedelta(days=1), expected_on=day)

    assert "".join(titles(marek.get(f"/opportunities/?view=table&sort={sort}"))) == order


def test_a_view_is_kept_and_goes(world, marek):
    marek.post("/opportunities/views/new/?view=table&owner=me", {"name": "My table"})
    view = SavedView.objects.get(page="opportunities")
    page = marek.get(f"/opportunities/?{view.query}")

    assert [link.name for link in page.context["views"] if link.is_current] == ["My table"]
    marek.post(f"/opportunities/views/{view.pk}/remove/")
    assert not SavedView.objects.exists()


def test_strangers_guests_and_others(world, client, signed_in):
    one, theirs = some_opportunity(world), some_opportunity(world, "Bookings", client=world.otero)
    addresses = ["/opportunities/", "/opportunities/forecast/", f"/opportunities/{one.pk}/", "/opportunities/new/"]

    for address in addresses:
        assert client.get(address).headers["Location"].startswith("/account/sign-in/")
        assert signed_in(world.teo).get(address).status_code == 403
    zofia = signed_in(world.zofia)
    assert titles(zofia.get("/opportunities/?view=table")) == [one.title]
    assert zofia.get(f"/opportunities/{theirs.pk}/").status_code == 404
    assert signed_in(world.iga).post(f"/opportunities/{one.pk}/move/", {"stage": stages()[1].pk}).status_code == 404


def test_owners_change_together_and_back(world, marek):
    both = [some_opportunity(world, name) for name in "ab"]
    some_opportunity(world, "c")
    said = {"opportunity": [one.pk for one in both], "owner": world.rita.pk, "back": "/opportunities/?view=table"}

    asked = marek.post("/opportunities/bulk/", {"opportunity": [one.pk for one in both]})
    marek.post("/opportunities/bulk/", said)
    owners = list(Opportunity.objects.order_by("title").values_list("owner", flat=True))
    undo = list(marek.get("/opportunities/").context["messages"])[-1].extra_tags
    marek.post(undo)

    assert [name for _pk, name in asked.context["chosen"]] == ["a", "b"]
    assert owners == [world.rita.pk, world.rita.pk, world.marek.pk]
    assert set(Opportunity.objects.values_list("owner", flat=True)) == {world.marek.pk}


@pytest.mark.parametrize("address", ["/opportunities/", "/opportunities/?view=table", "/opportunities/forecast/"])
def test_as_many_statements_for_three_as_for_one(world, marek, address):
    Trait.objects.create(name="Country", key="country", weight=6, wanted={"any": ["ES"]})

    def add(number):
        lead = some_lead(world, f"Company {number}", email=f"{number}@sauce.example")
        Referral.objects.create(client=world.otero, contact=world.otto, lead=lead, at=timezone.now())
        for of in ({"lead": lead}, {}):
            one = some_opportunity(world, f"Work {number}", stage=number % 5, value=100, **of)
            SellingPromise.objects.create(opportunity=one, text="A guide", made_at=timezone.now())

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert marek.get(address).status_code == 200
        return len(asked)

    add(1)
    statements()
    first = statements()
    add(2)
    add(3)

    assert statements() == first
