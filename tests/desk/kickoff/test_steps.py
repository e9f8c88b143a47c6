"""The kickoff, step by step: what is answered becomes the record at once."""

from datetime import date

import pytest
from django.utils import timezone

from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.desk.kickoff.rows import KINDS
from vinculo.projects.models import (
    Area,
    CommunicationPlan,
    Contingency,
    Kickoff,
    KickoffStep,
    Limit,
    Milestone,
    ProjectContact,
    ProjectMember,
    RedFlag,
)

STEPS = [*KickoffStep.Step.values, "minutes"]


def base(world):
    return f"/projects/{world.shop.pk}/kickoff/"


def test_every_step_can_be_looked_at_in_any_order(world, signed_in):
    client = signed_in(world.marek)

    assert [client.get(f"{base(world)}{step}/").status_code for step in STEPS] == [200] * len(STEPS)
    assert Kickoff.objects.count() == 0


def test_it_goes_on_where_one_left_off(world, signed_in):
    client = signed_in(world.marek)
    client.post(f"{base(world)}profile/covered/")
    client.post(f"{base(world)}team/left-out/", {"because": "They know us"})

    assert client.get(base(world)).url == f"{base(world)}scope/"


MOMENTS = ("created_at", "updated_at")
LINES = [
    ("area", {"name": "Texts"}, Area),
    ("limit", {"what": "No old news", "instead": "A link to them"}, Limit),
    ("contingency", {"what_if": "The bank is late", "plan": "A transfer"}, Contingency),
    ("milestone", {"name": "Design", "planned_on": "2026-12-01"}, Milestone),
    ("obligation", {"what": "The bank keys", "due_on": "2026-12-12"}, Obligation),
    ("hope", {"text": "That it feels like the shop"}, Expectation),
    ("ask", {"text": "An answer in three days"}, Expectation),
    ("flag", {"what": "Nobody knows that bank", "next_step": "Ask Iga"}, RedFlag),
]


@pytest.mark.parametrize(("kind", "said", "model"), LINES)
def test_a_line_is_a_record_at_once_and_never_twice(world, signed_in, kind, said, model):
    client = signed_in(world.zofia)
    name = next(iter(said))

    client.post(f"{base(world)}{kind}/add/", said)
    row = model.objects.get(**{name: said[name]})
    client.post(f"{base(world)}{kind}/{row.pk}/", {**said, name: "Otherwise"})

    assert list(model.objects.values_list(name, flat=True)) == ["Otherwise"]
    assert row.project_id == world.shop.pk


@pytest.mark.parametrize(("kind", "said", "model"), LINES)
def test_a_line_that_is_taken_out_comes_back_as_it_was(world, signed_in, kind, said, model):
    client = signed_in(world.marek)
    client.post(f"{base(world)}{kind}/add/", said)
    row = model.objects.get()
    fields = [field.attname for field in model._meta.concrete_fields if field.name not in MOMENTS]
    before = model.objects.values(*fields).get()

    client.post(f"{base(world)}{kind}/{row.pk}/remove/")
    left = KINDS[kind].found(world.shop).count()
    client.post(list(client.get(f"{base(world)}scope/").context["messages"])[-1].extra_tags)

    assert left == 0
    assert model.objects.values(*fields).get() == before


@pytest.mark.parametrize(("kind", "said", "model"), LINES)
def test_a_line_says_what_is_missing(world, signed_in, kind, said, model):
    page = signed_in(world.marek).post(f"{base(world)}{kind}/add/", dict.fromkeys(said, ""))

    lines = page.context["flags"] if kind == "flag" else next(
        lines for lines in page.context["lists"] if lines.rows.kind == kind
    )  # fmt: skip
    assert (page.status_code, list(lines.blank.errors)) == (200, [next(iter(said))])
    assert model.objects.count() == 0


def test_people_on_both_sides_take_their_part(world, signed_in):
    client = signed_in(world.marek)

    client.post(f"{base(world)}member/add/", {"person": world.rita.pk, "area": "Money"})
    client.post(f"{base(world)}contact/add/", {"contact": world.ana.pk, "role": "decider", "duty": "The last yes"})
    twice = client.post(f"{base(world)}contact/add/", {"contact": world.ana.pk, "role": "observer"})

    assert ProjectMember.objects.get(person=world.rita).area == "Money"
    assert [(part.contact, part.role) for part in ProjectContact.objects.all()] == [(world.ana, "decider")]
    assert twice.status_code == 200


def test_somebody_of_another_client_is_no_choice(world, signed_in):
    client = signed_in(world.rita)

    page = client.post(f"{base(world)}contact/add/", {"contact": world.otto.pk, "role": "decider"})

    assert (page.status_code, ProjectContact.objects.count()) == (200, 0)


def test_answers_are_kept_as_they_are_written(world, signed_in):
    client = signed_in(world.marek)

    client.post(f"{base(world)}scope/", {"scope": "A shop in two languages"})
    client.post(f"{base(world)}process/", {"process": "agile", "daily_at": "9:15", "weekly_weekday": "4"})
    client.post(f"{base(world)}profile/", {"goals": "A third shop"})

    kickoff = Kickoff.objects.get()
    assert (kickoff.scope, kickoff.process, kickoff.weekly_weekday) == ("A shop in two languages", "agile", 4)
    assert (kickoff.started_by, f"{kickoff.daily_at:%H:%M}") == (world.marek, "09:15")
    world.luna.profile.refresh_from_db()
    assert world.luna.profile.goals == "A third shop"


def talk(**said):
    return {
        "rhythm": "weekly", "weekday": "1", "at_time": "", "channel": "video", "detail": "week", "figures": "",
        "starts_on": f"{timezone.localdate():%Y-%m-%d}", "emergency": "", **said,
    }  # fmt: skip


def test_a_rhythm_is_agreed_and_not_assumed(world, signed_in):
    client = signed_in(world.marek)
    address = f"{base(world)}talk/"

    client.post(address, talk(emergency="Call Marek"))
    assumed, kept = CommunicationPlan.objects.count(), Kickoff.objects.get().emergency
    client.post(address, talk(agreed="yes", participants=[world.ana.pk]))

    assert assumed == 0
    assert (kept, Kickoff.objects.get().emergency) == ("Call Marek", "")
    assert [person.name for person in CommunicationPlan.objects.get().participants.all()] == ["Ana Prado"]


def test_a_step_is_gone_through_left_out_or_still_open(world, signed_in):
    client = signed_in(world.marek)
    address = f"{base(world)}scope/"

    client.post(f"{address}covered/")
    covered = KickoffStep.objects.get()
    client.post(f"{address}covered/")
    opened = KickoffStep.objects.get()
    refused = client.post(f"{address}left-out/", {"because": ""})
    client.post(f"{address}left-out/", {"because": "A small change"})
    left_out = KickoffStep.objects.get()

    assert (bool(covered.covered_at), covered.by) == (True, world.marek)
    assert (opened.covered_at, opened.left_out_because) == (None, "")
    assert list(refused.context["left_out"].errors) == ["because"]
    assert left_out.left_out_because == "A small change"


def test_going_on_settles_a_step_that_lacks_nothing(world, signed_in):
    client = signed_in(world.marek)

    on = client.post(f"{base(world)}profile/go-on/")
    client.post(f"{base(world)}scope/go-on/")

    assert on.url == f"{base(world)}team/"
    assert list(KickoffStep.objects.values_list("step", flat=True)) == ["profile"]
    assert client.post(f"{base(world)}expectations/go-on/").url == f"{base(world)}minutes/"


def test_what_is_missing_is_said(world, signed_in):
    page = signed_in(world.marek).get(f"{base(world)}scope/")

    assert page.context["missing"] == ["what it includes", "what cannot be done"]


@pytest.mark.parametrize("address", ["nothing/", "nothing/covered/", "nothing/add/", "limit/99/", "area/99/remove/"])
def test_there_is_nothing_at_other_addresses(world, signed_in, address):
    client = signed_in(world.marek)

    assert client.post(f"{base(world)}{address}").status_code == 404


@pytest.mark.parametrize("kind", ["limit", "milestone", "obligation", "flag", "hope", "area"])
def test_a_line_of_another_project_is_not_there(world, signed_in, kind):
    client = signed_in(world.rita)
    said = dict(next((said for name, said, _model in LINES if name == kind)))
    client.post(f"/projects/{world.workshop.pk}/kickoff/{kind}/add/", said)
    model = next(model for name, _said, model in LINES if name == kind)
    row = model.objects.get()

    assert client.post(f"{base(world)}{kind}/{row.pk}/", said).status_code == 404
    assert client.post(f"{base(world)}{kind}/{row.pk}/remove/").status_code == 404


@pytest.mark.parametrize("page", ["", "dates/", "when/", "held/", "minutes/", "compare/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"{base(world)}{page}"

    assert client.get(address).url.startswith("/account/")
    assert signed_in(world.iga).get(address).status_code == 404
    assert signed_in(world.teo).get(address).status_code == (200 if page == "compare/" else 403)


def test_promises_are_made_once(world, signed_in):
    client = signed_in(world.marek)
    said = {"name": "Design", "planned_on": "2026-12-01", "buffer_days": "3", "approval_days": "2", "is_promised": "on"}

    client.post(f"{base(world)}milestone/add/", said)
    row = Milestone.objects.get()
    client.post(f"{base(world)}milestone/{row.pk}/", {**said, "buffer_days": "5"})

    promise, row = Promise.objects.get(), Milestone.objects.get()
    assert (promise.text, promise.milestone, promise.internal_on) == ("Design", row, date(2026, 12, 1))
    assert promise.promised_on == row.promised_on
