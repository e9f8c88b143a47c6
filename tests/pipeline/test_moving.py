"""Over the board and off it: with the rule met, with a reason, and only by one at a time."""

from datetime import timedelta

import pytest

from tests.pipeline.selling import some_opportunity
from tests.world import NOW
from vinculo.pipeline.asking import Known
from vinculo.pipeline.models import Opportunity, SellingPromise
from vinculo.pipeline.moving import Gone, NotYet, Spot, lose, move, reopen, take_back
from vinculo.pipeline.selling import give_word, take_on
from vinculo.pipeline.stages import stages

LATER = NOW + timedelta(days=3)


def test_it_goes_on_once_the_rule_is_met(world):
    one = some_opportunity(world)

    moved = move(one, stages()[1], by=world.marek, at=LATER, known=Known(talked=True))

    one.refresh_from_db()
    assert (one.stage.key, one.stage_since) == ("profile", LATER)
    assert (moved.from_stage.key, moved.to_stage.key, moved.by, moved.because) == (
        "first", "profile", world.marek, ""
    )  # fmt: skip


def test_else_it_takes_a_reason(world):
    one = some_opportunity(world)

    with pytest.raises(NotYet) as stopped:
        move(one, stages()[2], by=world.marek, at=LATER, known=Known())
    moved = move(one, stages()[2], by=world.marek, at=LATER, known=Known(), because="They are in a hurry")

    assert list(map(str, stopped.value.lacks)) == ["We have not talked yet", "Their goals and who decides are missing"]
    assert moved.because == "They are in a hurry"


def test_going_back_takes_none(world):
    one = some_opportunity(world, stage=3)

    assert move(one, stages()[0], by=world.marek, at=LATER, known=Known()).because == ""


def test_two_who_move_it_at_once_move_it_once(world):
    one = some_opportunity(world, stage=3)
    as_the_other_saw_it = Opportunity.objects.select_related("stage").get()
    move(one, stages()[1], by=world.marek, at=LATER, known=Known())

    with pytest.raises(Gone):
        move(as_the_other_saw_it, stages()[0], by=world.rita, at=LATER, known=Known())

    assert one.moves.count() == 1


def test_a_move_is_taken_back_while_nothing_came_after_it(world):
    one = some_opportunity(world, stage=3)
    first = move(one, stages()[2], by=world.marek, at=LATER, known=Known())
    second = move(one, stages()[1], by=world.marek, at=LATER + timedelta(hours=1), known=Known())

    assert not take_back(first, since=NOW)
    assert take_back(second, since=LATER)
    assert take_back(first, since=NOW)

    one.refresh_from_db()
    assert (one.stage.key, one.stage_since, one.moves.count()) == ("signing", NOW, 0)


def test_cards_keep_the_order_they_were_put_in(world):
    a, b, c = (some_opportunity(world, title, position=number) for number, title in enumerate("abc"))

    def order():
        return "".join(Opportunity.objects.order_by("position", "pk").values_list("title", flat=True))

    def put(card, **spot):
        move(card, stages()[0], by=world.marek, at=NOW, known=Known(), spot=Spot(**spot))
        return order()

    assert put(c, before=b.pk) == "acb"
    assert put(a, after=b.pk) == "cba"
    assert put(b) == "bca"
    assert put(a, after=b.pk) == "bac"
    assert a.moves.count() == 0


def test_lost_and_back_later(world):
    one = some_opportunity(world, stage=1)

    lose(one, why="price", because="A third cheaper", by=world.marek, at=LATER)
    with pytest.raises(Gone):
        lose(one, why="time", because="", by=world.rita, at=LATER)
    lost = Opportunity.objects.get()
    reopen(lost, because="They came back", by=world.marek, at=LATER + timedelta(days=200))

    assert (one.lost_for, one.decided_by) == ("price", world.marek)
    lost.refresh_from_db()
    assert (lost.state, lost.lost_for, lost.stage_since) == ("open", "", LATER + timedelta(days=200))
    said = [(step.from_stage_id is None, step.to_stage_id is None, step.because) for step in lost.moves.all()]
    assert said == [(False, True, "A third cheaper"), (True, False, "They came back")]


def test_a_promise_is_taken_on_by_name_until_it_is_in_the_ledger(world):
    one = some_opportunity(world)
    word = give_word(one, "A guide", promised_on=None, by=world.marek, at=NOW)
    days = {"promised_on": NOW.date() + timedelta(days=9), "internal_on": NOW.date() + timedelta(days=7)}

    assert take_on(word, who=world.zofia, **days, at=LATER)
    SellingPromise.objects.update(promise_id=1)

    assert not take_on(word, who=world.iga, **days, at=LATER)
    assert SellingPromise.objects.get().taken_by == world.zofia
