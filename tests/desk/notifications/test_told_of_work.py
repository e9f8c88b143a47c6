"""Whoever is made owner, lead or the one who answers for something hears of it, if they may see it."""

from typing import Any

import pytest
from django.utils import timezone

from tests.desk.notifications.test_told import told
from vinculo.agreements.models import Promise
from vinculo.clients.models import HandoverSheet, PersonalNote
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.wording import worded
from vinculo.projects.models import Area, Contingency, HandOverItem, Project


@pytest.fixture
def rita(world, signed_in):
    return signed_in(world.rita)


def addresses():
    return [one.address for one in worded(list(Notice.objects.order_by("pk")), timezone.localdate())]


def a_promise(world: Any, **more: Any) -> dict[str, Any]:
    return {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "text": "Two designs", "audience": "team", **more}


def test_a_promise_somebody_else_is_to_keep(world, rita):
    rita.post("/promises/new/", a_promise(world, owner=world.zofia.pk))

    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano handed a promise over to you: “Two designs”")]
    assert addresses() == [f"/promises/{Promise.objects.get().pk}/"]


def test_what_was_taken_back_rings_no_more(world, rita):
    rita.post("/promises/new/", a_promise(world, owner=world.zofia.pk))
    rita.post(f"/projects/{world.shop.pk}/team/areas/new/", {"name": "Photos", "responsible": world.zofia.pk})
    assert len(told()) == 2

    for message in rita.get("/promises/").context["messages"]:
        rita.post(message.extra_tags)

    assert told() == []


@pytest.mark.parametrize("name", ["rita", "iga"])
def test_nobody_hears_of_a_promise_of_their_own_or_that_they_may_not_see(world, rita, name):
    rita.post("/promises/new/", a_promise(world, owner=getattr(world, name).pk))

    assert (Promise.objects.count(), told()) == (1, [])


def test_a_promise_of_the_handover_and_a_question_about_it(world, rita):
    HandoverSheet.objects.create(client=world.luna, promises="A tasting")

    rita.post(f"/clients/{world.luna.pk}/handover/promises/0/", {"owner": world.zofia.pk})
    rita.post(f"/clients/{world.luna.pk}/handover/ask/", {"question": "@Marek, for how many?"})

    assert told() == [
        ("Zofia", Kind.ASSIGNED, "Rita Solano handed a promise over to you: “A tasting”"),
        ("Marek", Kind.MENTION, "Rita Solano mentions you in a question about the handover of Café Luna"),
    ]


def test_the_lead_of_a_project(world, rita):
    about = {"name": "Online shop", "phase": "delivery", "summary": "", "starts_on": "", "due_on": ""}

    rita.post(f"/projects/{world.shop.pk}/edit/", {**about, "lead": world.marek.pk})
    assert told() == []  # who led it before

    rita.post(f"/projects/{world.shop.pk}/edit/", {**about, "lead": world.zofia.pk})
    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano made you the lead of “Online shop”")]


def test_the_lead_of_a_new_project(world, rita):
    about = {"name": "Menu", "phase": "kickoff", "summary": "", "starts_on": "", "due_on": ""}
    whom = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": ""}

    rita.post("/projects/new/", {**about, **whom, "lead": world.marek.pk})

    assert Project.objects.filter(name="Menu").exists()
    assert told() == [("Marek", Kind.ASSIGNED, "Rita Solano made you the lead of “Menu”")]


def test_the_lead_of_several_is_told_once_and_of_those_they_see(world, rita):
    both = [world.shop.pk, world.workshop.pk]

    rita.post("/projects/bulk/", {"project": both, "lead": world.zofia.pk})
    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano made you the lead of “Online shop”")]

    Notice.objects.all().delete()
    rita.post("/projects/bulk/", {"project": both, "lead": world.marek.pk})
    assert told() == [("Marek", Kind.ASSIGNED, "Rita Solano made you the lead of 2 projects")]
    assert addresses() == ["/projects/?lead=me"]


def test_whoever_answers_for_an_area(world, rita):
    base, about = f"/projects/{world.shop.pk}/team/areas/", {"name": "Photos", "look_first": ""}
    rita.post(f"{base}new/", {**about, "responsible": world.zofia.pk})
    rita.post(f"{base}{Area.objects.get().pk}/edit/", {**about, "name": "Pictures", "responsible": world.zofia.pk})

    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano says that you answer for “Photos”")]
    assert addresses() == [f"/projects/{world.shop.pk}/team/"]


def test_lines_of_a_kickoff_and_of_a_closing(world, rita):
    base = f"/projects/{world.shop.pk}/"
    rita.post(f"{base}kickoff/area/add/", {"name": "Texts", "responsible": world.zofia.pk})
    plan_b = {"what_if": "The oven breaks", "plan": "We rent one"}
    rita.post(f"{base}kickoff/contingency/add/", {**plan_b, "owner": world.zofia.pk})
    row = Contingency.objects.get().pk
    rita.post(f"{base}kickoff/contingency/{row}/", {**plan_b, "plan": "We buy one", "owner": world.zofia.pk})
    rita.post(f"{base}kickoff/contingency/{row}/", {**plan_b, "owner": world.marek.pk})
    rita.post(f"{base}closing/live/add/", {"what": "Switch it on", "owner": world.zofia.pk})

    assert HandOverItem.objects.count() == 1
    assert told() == [
        ("Zofia", Kind.ASSIGNED, "Rita Solano says that you answer for “Texts”"),
        ("Zofia", Kind.ASSIGNED, "Rita Solano counts on you if this happens: “The oven breaks”"),
        ("Marek", Kind.ASSIGNED, "Rita Solano counts on you if this happens: “The oven breaks”"),
        ("Zofia", Kind.ASSIGNED, "Rita Solano gave you something to see to: “Switch it on”"),
    ]
    for address in addresses():
        assert rita.get(address).status_code == 200


def test_a_note_names_a_colleague_but_its_words_stay_there(world, rita):
    text = "@Zofia @Iga he runs on Sundays"
    rita.post(f"/contacts/{world.ana.pk}/notes/new/", {"text": text, "audience": "team"})
    note = PersonalNote.objects.get()

    assert told() == [("Zofia", Kind.MENTION, "Rita Solano mentions you in a note about Ana")]
    assert Notice.objects.get().facts["words"] == ""
    assert addresses() == [f"/contacts/{world.ana.pk}/"]

    rita.post(f"/contacts/{world.ana.pk}/notes/{note.pk}/remove/")
    assert told() == []


def test_a_note_for_those_who_lead_rings_at_no_one_else(world, rita):
    rita.post(f"/contacts/{world.ana.pk}/notes/new/", {"text": "@Zofia @Marek quietly", "audience": "leads"})

    assert [who for who, _kind, _words in told()] == ["Marek"]
