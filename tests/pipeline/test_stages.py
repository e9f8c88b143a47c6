"""The columns of the board: made once, put in order, and what each asks for."""

from datetime import timedelta

from tests.pipeline.selling import some_opportunity
from tests.world import NOW
from vinculo.pipeline.asking import ASKS, Known, lacking, on_the_way, rules_of
from vinculo.pipeline.models import Opportunity, SellingPromise, Stage
from vinculo.pipeline.stages import last_stage, reorder, stages


def test_there_are_five_to_begin_with_and_never_more(db):
    first = [(stage.key, stage.probability) for stage in stages()]
    stages()

    assert first == [("first", 10), ("profile", 25), ("proposal", 50), ("signing", 80), ("handover", 95)]
    assert Stage.objects.count() == 5


def test_two_who_ask_at_once_make_no_sixth(db, monkeypatch):
    stages()
    Stage.objects.filter(key="first").update(name="Hello")

    from vinculo.pipeline.stages import _make

    _make()

    assert Stage.objects.count() == 5
    assert str(stages()[0]) == "Hello"


def test_the_handover_stays_the_last_one(db):
    ids = [stage.pk for stage in stages()]

    reorder([ids[4], ids[2], ids[0]])

    assert [stage.key for stage in stages()] == ["proposal", "first", "profile", "signing", "handover"]
    assert last_stage().key == "handover"


def test_every_stage_says_its_rule(db):
    assert [[str(rule) for rule in rules_of(stage)] for stage in stages()] == [
        ["To pass: a talk"], ["To pass: goals and who decides"], ["To pass: money spoken of"],
        ["To pass: both have signed"], ["To close: every promise taken on"],
    ]  # fmt: skip
    assert all(name in ASKS for stage in stages() for name in stage.asks)


def test_each_rule_holds_once_it_is_true(world):
    one, all_ = some_opportunity(world), stages()
    SellingPromise.objects.create(opportunity=one, text="A guide", made_at=NOW)
    nothing, everything = Known(), Known(talked=True, signed=True)

    before = lacking(one, all_, nothing)
    one.goals, one.decider, one.budget_spoken_at = "Grow", "Ana", NOW
    one.promises.update(taken_at=NOW)

    assert len(before) == 5
    assert lacking(one, all_, everything) == []


def test_who_jumps_passes_all_that_lies_between_and_nobody_passes_backwards(db):
    all_ = stages()

    assert on_the_way(all_, all_[0], all_[3]) == all_[:3]
    assert on_the_way(all_, all_[3], all_[1]) == []


def test_what_stands_long_is_known_to_the_list_and_to_the_card(world):
    fresh = some_opportunity(world, "Fresh", stage_since=NOW - timedelta(days=7))
    old = some_opportunity(world, "Old", stage_since=NOW - timedelta(days=8))
    some_opportunity(world, "Lost", stage_since=NOW - timedelta(days=90), state="lost")

    found = Opportunity.objects.all().standing_long(stages(), NOW)

    assert [fresh.days_here(NOW), old.days_here(NOW)] == [7, 8]
    assert Opportunity.objects.filter(pk__in=found).exclude(title="Fresh").get() == old
