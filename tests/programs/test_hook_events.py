"""What is told: each thing once, from the moment somebody wants to hear of it, and only what was committed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from tests.programs.hearing import EVERYTHING, LATER, NOON, hook
from tests.world import make_client, make_project
from vinculo.agreements.models import Agreement, Promise
from vinculo.agreements.recorded import promises_made
from vinculo.api.shelves import SHELVES
from vinculo.conversations.models import Interaction, Question
from vinculo.exchange.models import Change, ImportRun
from vinculo.programs.hooks import reading, verbs
from vinculo.programs.hooks.catalogue import ALL, PAGES, Entries, address_of
from vinculo.programs.hooks.signing import body_of
from vinculo.programs.models import Delivery, Event, Hook
from vinculo.projects.models import Milestone, Task
from vinculo.record.chain import SYSTEM, Act, append
from vinculo.record.kinds import KINDS


@pytest.fixture
def listening(clock, world):
    """An address that wants to hear everything since noon; it is five minutes later now."""
    one, _secret = hook(world, "https://hooks.example/in")
    clock.move_to(LATER)
    return one


def found(at=LATER):
    before = set(Event.objects.values_list("pk", flat=True))
    reading.look(at)
    return [(one.kind, one.about_id, one.client_id) for one in Event.objects.exclude(pk__in=before).order_by("pk")]


def test_every_source_can_be_read_and_every_kind_of_entry_is_known(listening):
    assert found() == []
    assert {source.kind for told in ALL for source in told.sources if isinstance(source, Entries)} <= set(KINDS)
    assert len({told.kind for told in ALL}) == len(ALL) == 38


def test_rows_are_told_once_with_their_client(world, listening):
    client, contact = make_client("Forno Vela")
    project = make_project(client, "Menu")
    task = Task.objects.create(project=project, title="Photos", done_at=LATER)

    assert sorted(found(), key=str) == sorted(
        [
            ("client.created", client.pk, client.pk),
            ("contact.created", contact.pk, None),
            ("project.created", project.pk, client.pk),
            ("task.created", task.pk, client.pk),
            ("task.done", task.pk, client.pk),
        ],
        key=str,
    )
    assert found(LATER + timedelta(minutes=1)) == []
    assert Delivery.objects.filter(hook=listening).count() == 5


def test_what_is_in_the_record_is_told_from_there(world, listening):
    promise = Promise.objects.create(client=world.luna, text="The shop", made_at=LATER, promised_on=LATER.date())
    promises_made([promise], by=world.marek)
    promise.keep(on=LATER.date(), by=world.marek)

    told = [("promise.kept", promise.pk, world.luna.pk), ("promise.made", promise.pk, world.luna.pk)]
    assert sorted(found()) == told


@pytest.mark.parametrize(
    "act, told",
    [
        (Act("approval.answered", "approval:3", facts={"choice": "approve"}), [("approval.given", 3)]),
        (Act("approval.answered", "approval:3", facts={"choice": "changes"}), [("approval.refused", 3)]),
        (Act("approval.answered", "approval:3", facts={"choice": "talk"}), []),
        (Act("document.added", "version:9", facts={"document": 4, "audience": "shared"}), [("document.shared", 4)]),
        (Act("document.added", "version:9", facts={"document": 4, "audience": "team"}), []),
        (Act("sharing.changed", "document:4", facts={"from": "team", "to": "shared"}), [("document.shared", 4)]),
        (Act("sharing.changed", "document:4", facts={"from": "shared", "to": "team"}), []),
        (Act("sharing.changed", "milestone:4", facts={"audience": "shared"}), []),
        (Act("quote.accepted", "quote:5", facts={"number": "Q-1"}), [("quote.accepted", 5)]),
    ],
)
def test_entries_are_told_by_what_they_say(world, listening, act, told):
    append(act, actor=SYSTEM, at=LATER)

    assert [(kind, about) for kind, about, _client in found()] == told


def test_what_is_rolled_back_was_never_told(world, listening):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_client("Forno Vela")
        reading.look(LATER)
        _ = 1 / 0

    assert found() == []
    assert not Delivery.objects.exists()


def test_a_reading_that_is_cut_off_leaves_all_of_it_to_the_next(world, listening, monkeypatch):
    def cut(*_given):
        raise SystemExit

    make_client("Forno Vela")
    with monkeypatch.context() as broken, pytest.raises(SystemExit):
        broken.setattr(reading, "_put_on_its_way", cut)
        reading.look(LATER)

    assert [kind for kind, *_rest in found()] == ["client.created", "contact.created"]
    assert Delivery.objects.count() == 2


def test_what_commits_late_is_still_found(world, listening):
    """Its moment lies before the last reading: a long transaction, written down before and visible after."""
    reading.look(LATER)
    client, _contact = make_client("Forno Vela")
    type(client).objects.filter(pk=client.pk).update(created_at=LATER - timedelta(minutes=4))

    assert ("client.created", client.pk, client.pk) in found(LATER + timedelta(minutes=1))


def test_control_without_looking_back_it_would_be_lost(world, listening, monkeypatch):
    monkeypatch.setattr(reading, "_begin", lambda since, source: since)
    reading.look(LATER)
    client, _contact = make_client("Forno Vela")
    type(client).objects.filter(pk=client.pk).update(created_at=LATER - timedelta(minutes=4))

    assert ("client.created", client.pk, client.pk) not in found(LATER + timedelta(minutes=1))


def test_what_is_said_later_of_an_earlier_day_is_told(world, listening):
    milestone = Milestone.objects.create(project=world.shop, name="Texts", done_on=LATER.date() - timedelta(days=6))
    question = Question.objects.create(client=world.luna, text="When?", asked_at=NOON, asked_by_us=True)
    Question.objects.filter(pk=question.pk).update(answered_at=NOON - timedelta(days=2), created_at=NOON)
    told = {("milestone.done", milestone.pk, world.luna.pk), ("question.answered", question.pk, world.luna.pk)}

    assert told <= set(found())


def test_what_is_written_down_months_later_is_told_once(world, listening):
    months_ago = NOON - timedelta(days=90)
    talk = Interaction.objects.create(client=world.luna, at=months_ago, channel="phone", by=world.marek)
    question = Question.objects.create(client=world.luna, text="When?", asked_at=months_ago, asked_by_us=True)
    Question.objects.filter(pk=question.pk).update(answered_at=months_ago, answered_in=talk)
    signed = Agreement.objects.create(client=world.luna, name="Care", signed_on=months_ago.date())
    reached = Milestone.objects.create(project=world.shop, name="Texts", done_on=months_ago.date())
    told = {
        ("agreement.signed", signed.pk, world.luna.pk),
        ("milestone.done", reached.pk, world.luna.pk),
        ("question.answered", question.pk, world.luna.pk),
    }

    assert told <= set(found())
    assert found(LATER + timedelta(minutes=1)) == []


def test_what_an_import_says_of_months_ago_is_told_of_what_was_there_and_nothing_else(world, listening):
    months_ago = NOON - timedelta(days=90)
    renamed, reached = (
        Milestone.objects.create(project=world.shop, name=name, done_on=months_ago.date()) for name in ("Texts", "Menu")
    )
    Milestone.objects.update(created_at=months_ago)
    run = ImportRun.objects.create(format="trello_json", file_name="b.json", sha256="0" * 64, applied_at=LATER)
    for milestone, after in ((renamed, {"name": "Texts"}), (reached, {"done_on": "2025-12-11"})):
        Change.objects.create(
            run=run, label="projects.milestone", object_id=milestone.pk, before=dict.fromkeys(after),
            after=after,
        )  # fmt: skip

    assert found() == [("milestone.done", reached.pk, world.luna.pk)]
    assert found(LATER + timedelta(minutes=1)) == []


def test_done_again_is_told_again(world, listening):
    task = Task.objects.create(project=world.shop, title="Photos", done_at=LATER)
    assert ("task.done", task.pk, world.luna.pk) in found()
    Task.objects.filter(pk=task.pk).update(done_at=LATER + timedelta(minutes=2))

    assert found(LATER + timedelta(minutes=3)) == [("task.done", task.pk, world.luna.pk)]


def test_nobody_hears_of_what_was_before_they_came(world, clock):
    milestone = Milestone.objects.create(project=world.shop, name="Texts", done_on=NOON.date())
    append(Act("quote.sent", "quote:5"), actor=SYSTEM, at=NOON)
    hook(world, "https://hooks.example/in")

    assert found() == []
    assert Event.objects.filter(about_id=milestone.pk).exists()  # known, and told to nobody


def test_while_paused_nothing_is_kept_for_later(world, listening, clock):
    make_client("Forno Vela")
    reading.look(LATER)
    verbs.pause(listening, at=LATER)
    assert not Delivery.objects.waiting().exists()
    make_client("Horno Sol")
    clock.move_to(LATER + timedelta(days=1))
    verbs.resume(Hook.objects.get(), at=LATER + timedelta(days=1))

    assert found(LATER + timedelta(days=1, minutes=1)) == []


def test_a_worker_that_stood_for_days_makes_up_for_it(world, listening):
    client, _contact = make_client("Forno Vela")

    assert ("client.created", client.pk, client.pk) in found(LATER + timedelta(days=5))


def test_only_what_is_wanted_is_looked_for(world, clock, django_assert_max_num_queries):
    hook(world, "https://hooks.example/in", events=["client.created"])
    make_client("Forno Vela")
    with django_assert_max_num_queries(14):
        reading.look(LATER)

    assert list(Delivery.objects.values_list("event__kind", flat=True)) == ["client.created"]


def test_a_message_names_the_thing_and_says_nothing_of_it(world, listening):
    client, _contact = make_client("Forno Vela")
    reading.look(LATER)
    body = body_of(Event.objects.get(kind="client.created", about_id=client.pk)).decode()

    assert body == (
        f'{{"type":"client.created","timestamp":"2026-03-11T12:05:00.000Z","data":{{"object":"client","id":{client.pk},'
        f'"client_id":{client.pk},"url":"http://localhost:8000/api/v1/clients/{client.pk}"}}}}'
    )
    assert address_of("complaint", 3) == ""
    assert len(EVERYTHING) == 38


def test_the_page_about_webhooks_names_every_event():
    text = (Path(__file__).parents[2] / "docs/webhooks.md").read_text()

    assert [told.kind for told in ALL if f"| `{told.kind}` | {told.about} |" not in text] == []


def test_every_address_in_a_message_is_one_of_the_api():
    assert set(PAGES.values()) <= {shelf.name for shelf in SHELVES}
    assert {told.about for told in ALL} - set(PAGES) == {"approval", "agreement", "feedback", "complaint"}
