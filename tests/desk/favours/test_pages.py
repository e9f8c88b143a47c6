"""Little extras: noted, read, thrown away and put back."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.referrals.test_pages import way_back
from tests.world import TODAY
from vinculo.pipeline.models import Favour


def test_it_is_noted_and_taken_back(world, signed_in):
    browser = signed_in(world.zofia)

    browser.post("/favours/new/", {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "what": "A photo put right"})
    back = way_back(browser)

    one = Favour.objects.get()
    assert (one.client, one.contact, one.on, one.by) == (world.luna, world.ana, timezone.localdate(), world.zofia)
    assert list(browser.get(f"/clients/{world.luna.pk}/favours/").context["rows"]) == [one]
    browser.post(back)
    assert Favour.objects.count() == 0


def test_it_is_thrown_away_and_put_back(world, signed_in):
    one = Favour.objects.create(client=world.luna, contact=world.ana, what="A cake", on=TODAY, by=world.marek)
    browser = signed_in(world.marek)

    browser.post(f"/favours/{one.pk}/throw-away/")
    assert Favour.objects.count() == 0
    browser.post(way_back(browser))

    assert list(Favour.objects.values_list("contact", "what", "on")) == [(world.ana.pk, "A cake", TODAY)]


def test_what_is_missing_is_said(world, signed_in):
    chosen = {"chosen": str(world.luna.pk), "who": "", "what": "", "on": "2099-01-01"}

    page = signed_in(world.marek).post("/favours/new/", chosen)

    assert sorted(page.context["form"].errors) == ["on", "what"]


def test_it_is_for_those_of_the_team_who_see_the_client(world, signed_in):
    one = Favour.objects.create(client=world.luna, what="A cake", on=TODAY)

    answers = [signed_in(who).post(f"/favours/{one.pk}/throw-away/").status_code for who in (world.teo, world.iga)]

    assert (answers, Favour.objects.count()) == ([403, 404], 1)


def test_three_cost_no_more_than_one(world, signed_in):
    client, counts = signed_in(world.marek), []
    for times in (1, 2):
        for _ in range(times):
            Favour.objects.create(client=world.luna, contact=world.ana, what="A cake", on=TODAY, by=world.zofia)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/clients/{world.luna.pk}/favours/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
