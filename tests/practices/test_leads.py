"""Leads are looked at like clients, by rules of their own: nothing of the one is said of the other."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.pipeline.strangers import a_lead
from tests.world import NOW
from vinculo.notifications.looking import look_at_nudges
from vinculo.notifications.models import Notice
from vinculo.pipeline.models import Lead, Trait
from vinculo.practices import recheck, recheck_leads
from vinculo.practices.catalogue import all_practices, practices_about
from vinculo.practices.models import Nudge, PracticeSetting, Standing
from vinculo.practices.practice import CLIENTS, LEADS
from vinculo.practices.today.board import board

LONG_AGO = NOW - timedelta(hours=30)


def waiting(world, **fields):
    return a_lead(**{"received_at": LONG_AGO, "owner": world.marek, **fields})


def test_each_practice_looks_at_clients_or_at_leads():
    assert {practice.code for practice in practices_about(LEADS)} == {"GROW-05", "GROW-06"}
    assert len(practices_about(CLIENTS)) + len(practices_about(LEADS)) == len(all_practices())


def test_one_that_waits_is_raised_once_and_clears_with_the_answer(world):
    lead = waiting(world)

    recheck_leads.sweep(at=NOW)
    recheck_leads.sweep(at=NOW)
    (nudge,) = Nudge.objects.all()
    assert (nudge.practice, nudge.lead, nudge.client, nudge.subject, nudge.person) == (
        "lead_waits", lead, None, f"lead:{lead.pk}", world.marek,
    )  # fmt: skip
    assert (nudge.who, nudge.who_address, nudge.facts["client"]) == ("Molino Vega", f"/leads/{lead.pk}/", "Molino Vega")

    lead.answer(by=world.marek, at=NOW)
    recheck_leads.check_one(lead.pk)
    nudge.refresh_from_db()
    assert nudge.state == "cleared"


@pytest.mark.parametrize("fields", [{"state": "lost"}, {"deleted_at": NOW}, {"confirmed_at": None}])
def test_what_is_over_is_cleared(world, fields):
    lead = waiting(world)
    recheck_leads.sweep(at=NOW)

    Lead.objects.filter(pk=lead.pk).update(**fields)
    recheck_leads.sweep(at=NOW)

    assert [nudge.state for nudge in Nudge.objects.all()] == ["cleared"]


def test_a_client_with_the_number_of_a_lead_keeps_what_is_its_own(world):
    lead = waiting(world, pk=world.luna.pk)
    recheck.check([world.luna.pk], at=NOW)
    before = list(Nudge.objects.filter(client=world.luna).values())
    standing = Standing.objects.filter(client=world.luna).values().get()
    PracticeSetting.objects.create(practice="lead_waits", client=world.luna, is_on=False)

    recheck_leads.check([lead.pk], at=NOW)
    recheck.check([world.luna.pk], at=NOW)

    assert list(Nudge.objects.filter(client=world.luna).values()) == before
    assert Standing.objects.filter(client=world.luna).values().get() == standing
    assert [nudge.practice for nudge in Nudge.objects.filter(lead=lead)] == ["lead_waits"]


def test_a_practice_that_is_off_says_nothing_of_leads(world):
    PracticeSetting.objects.create(practice="lead_waits", client=None, is_on=False)
    waiting(world)

    recheck_leads.sweep(at=NOW)

    assert Nudge.objects.count() == 0


def test_a_nudge_is_about_one_and_only_one(world):
    lead = a_lead()
    given = {"practice": "x", "subject": "x", "urgency": 1, "raised_at": NOW, "changed_at": NOW}

    for who in ({}, {"client": world.luna, "lead": lead}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Nudge.objects.create(**given, **who)


def test_who_sees_it(world):
    waiting(world, owner=world.zofia)
    recheck_leads.sweep(at=NOW)

    seen = [Nudge.objects.visible_to(person).count() for person in (world.rita, world.zofia, world.iga, world.teo)]

    assert seen == [1, 1, 1, 0]


def test_it_stands_on_today_and_in_the_bell(world, signed_in):
    first, second = waiting(world), waiting(world, company="Oliva")
    recheck_leads.sweep(at=NOW)

    found = board(world.marek, at=NOW)

    assert (found.people_to_talk_to, found.total) == (2, 2)
    client = signed_in(world.marek)
    page = client.get("/").content.decode()
    assert f"/leads/{first.pk}/" in page
    assert "Molino Vega" in page
    for address in ("/?scope=all", "/practices/GROW-05/", *(f"/nudges/{nudge.pk}/" for nudge in Nudge.objects.all())):
        assert client.get(address).status_code == 200
    nudge = Nudge.objects.get(lead=second)
    client.post(f"/nudges/{nudge.pk}/done/")
    client.post(f"/nudges/{nudge.pk}/reopen/")
    assert look_at_nudges(NOW) == 2
    assert Notice.objects.filter(person=world.marek, kind="now").count() == 2


def test_many_leads_cost_as_many_queries_as_one(world):
    Trait.objects.create(name="Country", key="country", weight=2, wanted={"any": ["ES"]})
    leads = [waiting(world) for _number in range(3)]

    def asked(some):
        with CaptureQueriesContext(connection) as found:
            recheck_leads.check([lead.pk for lead in some], at=NOW)
        return len(found)

    asked(leads)

    assert asked(leads) == asked(leads[:1])
