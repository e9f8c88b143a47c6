"""What the first page of a project says about flags, money, people and changes."""

from datetime import timedelta

from django.utils import timezone

from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.conversations.models import BadNews
from vinculo.projects.models import Area, Budget, BudgetChange, Milestone, RedFlag, Task, TimeEntry


def page_of(world, signed_in, who=None):
    return signed_in(who or world.marek).get(f"/projects/{world.shop.pk}/")


def test_a_slip_they_do_not_know_of_is_red_and_first(world, signed_in):
    today = timezone.localdate()
    slipping = Milestone.objects.create(
        project=world.shop, name="Catalogue", promised_on=today, forecast_on=today + timedelta(days=4)
    )
    BadNews.objects.create(client=world.luna, project=world.shop, milestone=slipping, what="Late", known_at=now())
    RedFlag.objects.create(project=world.shop, what="New provider", raised_at=now())

    page = page_of(world, signed_in)

    assert [(row.is_red, row.icon) for row in page.context["flags"]] == [(True, "flag"), (False, "eye")]
    assert page.context["flags"][0].url == f"/news/?project={world.shop.pk}"
    assert page.context["flags_counted"] == "1 red, 1 to watch"
    assert page.context["project"].untold == 1


def test_what_is_missing_from_them_is_counted_and_blames_nobody(world, signed_in):
    Obligation.objects.create(
        client=world.luna, project=world.shop, what="Photos", wanted=126, received=88, if_late="we take them",
        due_on=timezone.localdate() - timedelta(days=11),
    )  # fmt: skip

    (row,) = page_of(world, signed_in).context["flags"]

    assert row.title == "Photos: 38 of 126 to go"
    assert row.text == "11 days after the day agreed. Instead: we take them."


def test_the_budget_stands_against_what_is_done(world, signed_in):
    budget = Budget.objects.create(project=world.shop, minutes=6000, amount=500_000, rate=5000, currency="EUR")
    BudgetChange.objects.create(budget=budget, amount=63_000, minutes=0, at=now())
    task = Task.objects.create(project=world.shop, title="Texts", estimate_minutes=600, percent=30)
    TimeEntry.objects.create(project=world.shop, task=task, person=world.zofia, on=timezone.localdate(), minutes=3000)

    shown = page_of(world, signed_in).context["budget"]

    assert (shown["used"], shown["done"], shown["is_ahead"]) == (50, 30, True)
    assert shown["lines"][:3] == [("Agreed", "€5,000"), ("1 approved change", "+€630"), ("Used, 50 h", "€2,500")]


def test_without_a_budget_it_says_so(world, signed_in):
    assert page_of(world, signed_in).context["budget"]["is_set"] is False


def test_areas_stand_beside_those_who_answer_for_them(world, signed_in):
    Area.objects.create(project=world.shop, name="Texts and photos", responsible=world.zofia, look_first="Brand guide")
    Area.objects.create(project=world.shop, name="Server")

    page = page_of(world, signed_in)

    rows = {row.name: (row.areas, row.may_ask, row.look_first) for row in page.context["people"]}
    assert rows == {
        "Marek Wilk": ("Relationship, dates, money", True, ""),
        "Zofia Kos": ("Texts and photos", False, "Brand guide"),
        "Teo Vidal": ("Photos", False, ""),
    }
    assert page.context["vacant"] == ["Server"]


def test_changes_say_how_they_stand(world, signed_in):
    at = now()
    given = {"client": world.luna, "project": world.shop, "asked_at": at}
    ChangeRequest.objects.create(number=1, title="Gift label", state="accepted", signed_at=at, estimated_at=at, **given)
    ChangeRequest.objects.create(number=2, title="Wines", state="estimated", minutes=360, estimated_at=at, **given)

    page = page_of(world, signed_in)

    first, second = page.context["changes"]
    assert (first["change"].number, first["work"], first["dates"]) == (2, "6 h", "no date moves")
    assert "Signed on" in second["mark"]
    assert page.context["undecided"] == "1 to decide"


def now():
    return timezone.now()
