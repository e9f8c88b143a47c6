"""Practices as a team sets them: for everybody, a client, a project; previewed, taken back, in sets."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise
from vinculo.practices.catalogue import all_practices, by_id
from vinculo.practices.models import Nudge, NudgeEvent, PracticeChange, PracticeSetting
from vinculo.practices.tuning.changing import change
from vinculo.practices.tuning.packs import PACKS, lines
from vinculo.practices.tuning.reading import current_settings
from vinculo.practices.tuning.settings import OfProject, Setting, effective

DUE = "PROM-01"  # two working days before


@pytest.fixture(autouse=True)
def at_now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def due(world):
    return Promise.objects.create(
        client=world.luna, project=world.shop, text="Menu", made_to=world.ana, owner=world.marek,
        made_at=NOW - timedelta(days=20), promised_on=TODAY + timedelta(days=7), internal_on=TODAY + timedelta(days=5),
    )  # fmt: skip


def undo(client):
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def test_numbers_for_everybody_are_previewed_kept_and_taken_back(world, signed_in, due):
    rita = signed_in(world.rita)
    address, asked = f"/practices/{DUE}/set/", {"is_on": "", "p_workdays": "6"}

    seen = rita.post(address, {**asked, "preview": "1"})
    assert seen.context["verdict"] == "Would raise 1 today; now it raises 0."
    assert [said.client_id for said, _sentence in seen.context["came"]] == [world.luna.pk]
    assert (PracticeSetting.objects.count(), Nudge.objects.count()) == (0, 0)

    assert rita.post(address, asked).status_code == 302
    way_back = undo(rita)
    kept = PracticeSetting.objects.get()
    assert (kept.practice, kept.scope, kept.parameters, kept.by) == ("due", None, {"workdays": 6}, world.rita)
    assert OrmQ.objects.exists()  # whom it concerns is looked at again
    assert "6 working days" in rita.get(f"/practices/{DUE}/").content.decode()
    shown = rita.get("/practices/changes/").context["lines"]
    assert [(one.place, one.before, one.can_undo) for one in shown] == [("Everybody", "nothing of its own", True)]

    rita.post(way_back)
    assert not PracticeSetting.objects.exists()
    assert [one.undoes_id is not None for one in PracticeChange.objects.order_by("pk")] == [False, True]


def test_what_cannot_be_is_sent_back(world, signed_in):
    rita = signed_in(world.rita)
    wrong = [{"p_workdays": "11"}, {"p_workdays": "-1"}, {"p_workdays": "many"}, {"is_on": "perhaps"}]

    assert [rita.post(f"/practices/{DUE}/set/", one).status_code for one in wrong] == [200] * 4
    assert not PracticeSetting.objects.exists()


def test_the_nearest_wins_and_the_page_says_where_it_comes_from(world, signed_in):
    iga, marek, due = signed_in(world.iga), signed_in(world.marek), by_id()["due"]
    change(due, None, Setting(is_on=False, parameters={"workdays": 4}), by=world.rita, at=NOW)
    change(due, OfProject(world.shop.pk), Setting(None, {"workdays": 6}), by=world.marek, at=NOW)
    assert marek.post(f"/practices/clients/{world.luna.pk}/{DUE}/", {"is_on": "on"}).status_code == 302

    page = marek.get(f"/practices/projects/{world.shop.pk}/{DUE}/")
    assert [(one.value, one.source) for one in page.context["holds"]] == [
        ("On", "set for this client"), ("6 working days", "set for this project"),
    ]  # fmt: skip
    assert b"as it comes (4 working days)" in page.content
    everywhere = marek.get(f"/practices/clients/{world.luna.pk}/").content.decode()
    assert "set for everybody" in everywhere and world.shop.name in everywhere
    ours, apart = f"/practices/clients/{world.luna.pk}/", f"/practices/projects/{world.shop.pk}/{DUE}/"
    assert [iga.get(address).status_code for address in (ours, apart, f"/practices/{DUE}/set/")] == [404] * 3
    assert iga.get("/practices/changes/").context["page"].paginator.count == 1  # what holds for everybody
    mine = PracticeChange.objects.get(project=world.shop)
    assert iga.post(f"/practices/changes/{mine.pk}/undo/").status_code == 404


def test_a_change_that_was_changed_again_stays(world, signed_in):
    due = by_id()["due"]
    first = change(due, None, Setting(None, {"workdays": 4}), by=world.rita, at=NOW)
    change(due, None, Setting(None, {"workdays": 5}), by=world.rita, at=NOW)

    signed_in(world.rita).post(f"/practices/changes/{first.pk}/undo/")

    assert PracticeSetting.objects.get().parameters == {"workdays": 5}


def test_a_set_is_shown_taken_over_and_taken_back_as_one(world, signed_in):
    change(by_id()["voice"], None, Setting(is_on=False), by=world.rita, at=NOW)
    rita, studio = signed_in(world.rita), PACKS["studio"]
    offered = {pack.name: len(found) for pack, found in rita.get("/practices/packs/").context["sets"]}
    assert offered["studio"] == len(lines(studio, current_settings([]))) == len(studio.says)

    rita.post("/practices/packs/studio/take/")

    settings = current_settings([])
    assert lines(studio, settings) == []
    voice = effective(by_id()["voice"], settings)
    assert (voice.is_on, voice.values) == (False, {"exchanges": 6, "days": 14})  # what it does not name stays
    rita.post(undo(rita))
    assert [row.practice for row in PracticeSetting.objects.all()] == ["voice"]


def test_the_noisy_are_pointed_out_to_those_who_can_change_it(world, signed_in):
    for number in range(20):
        state = "dismissed" if number < 11 else "done"
        nudge = Nudge.objects.create(
            practice="voice", client=world.luna, subject=f"client:{number}", urgency=3, state=state, raised_at=NOW,
            changed_at=NOW, closed_at=NOW,
        )  # fmt: skip
        NudgeEvent.objects.create(nudge=nudge, kind="raised", at=NOW)

    assert [one.id for one in signed_in(world.rita).get("/practices/").context["noisy"]] == ["voice"]
    assert signed_in(world.marek).get("/practices/").context["noisy"] == []
    assert "55 % of 20 answers" in signed_in(world.rita).get("/practices/TALK-07/").content.decode()


def test_pages_cost_the_same_for_one_change_and_for_three(world, signed_in):
    marek, counts = signed_in(world.rita), []
    pages = ("/practices/", "/practices/changes/", "/practices/packs/", "/practices/proof/", f"/practices/{DUE}/set/")
    apart = (f"/practices/clients/{world.luna.pk}/", f"/practices/projects/{world.shop.pk}/{DUE}/")
    for code in ("due", "voice", "load"):
        for scope in (None, world.luna.pk, OfProject(world.shop.pk)):
            change(by_id()[code], scope, Setting(is_on=False), by=world.marek, at=NOW)
        costs = []
        for address in (*pages, *apart):
            cache.clear()
            with CaptureQueriesContext(connection) as found:
                marek.get(address)
            costs.append(len(found))
        counts.append(costs)

    assert counts[0] == counts[2] and max(counts[0]) <= 12, counts


def test_what_a_set_says_can_be():
    for pack in PACKS.values():
        for name, said in pack.says.items():
            practice = by_id()[name]
            assert set(said.parameters or {}) <= set(practice.parameters), (pack.name, name)
            for number, value in (said.parameters or {}).items():
                known = practice.parameters[number]
                assert known.low <= value <= known.high, (pack.name, name, number)
    assert {name for pack in PACKS.values() for name in pack.says} <= {one.id for one in all_practices()}
