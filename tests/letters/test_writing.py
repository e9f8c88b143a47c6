"""Drafts: kept as often as one likes, and only by whoever writes them."""

import uuid
from datetime import timedelta

import pytest

from tests.letters.writing import draft
from tests.world import NOW, World
from vinculo.letters.lines import one_line
from vinculo.letters.models import Letter, State
from vinculo.letters.queue import NotADraft, forget_thrown_away, send, take_out_again, throw_away
from vinculo.letters.writing import Written, keep


def test_the_same_draft_is_kept_again(world: World) -> None:
    uid = uuid.uuid4()
    keep(uid, Written(world.luna, text="One"), by=world.marek, at=NOW)

    letter = keep(
        uid, Written(world.luna, "Two\r\nBcc: x", "Two\r\n\0lines", to=(world.ana,), cc=(world.ana,)),
        by=world.marek, at=NOW,
    )  # fmt: skip

    assert Letter.objects.count() == 1
    assert (letter.subject, letter.text) == ("Two Bcc: x", "Two\nlines")
    assert (list(letter.to.all()), list(letter.cc.all())) == ([world.ana], [])


def test_what_was_handed_over_or_is_anothers_is_not_changed(world: World) -> None:
    mine, sent = draft(world), draft(world)
    send(sent, by=world.marek, at=NOW)

    for letter, by, client in (
        (mine, world.rita, world.luna), (sent, world.marek, world.luna), (mine, world.marek, world.otero),
    ):  # fmt: skip
        with pytest.raises(NotADraft):
            keep(letter.uid, Written(client, text="Changed"), by=by, at=NOW)

    assert not Letter.objects.filter(text="Changed").exists()


def test_thrown_away_and_taken_out_again(world: World) -> None:
    letter = draft(world)

    throw_away(letter)
    assert not Letter.objects.drafts_of(world.marek).exists()
    take_out_again(letter)

    assert Letter.objects.drafts_of(world.marek).get().state == State.DRAFT


def test_a_month_later_what_was_thrown_away_is_gone(world: World) -> None:
    old, kept = draft(world), draft(world)
    throw_away(old)

    assert forget_thrown_away(at=NOW + timedelta(days=29)) == 0
    assert forget_thrown_away(at=NOW + timedelta(days=31)) == 1

    assert list(Letter.objects.all()) == [kept]


def test_who_sees_which(world: World) -> None:
    draft(world)
    waiting = draft(world, state=State.WAITING)
    seen = {person.first_name: set(Letter.objects.visible_to(person)) for person in world.staff}

    assert len(seen.pop("Marek")) == 2
    assert seen == {"Rita": {waiting}, "Zofia": {waiting}, "Iga": set(), "Teo": set()}


def test_one_line_is_one_line() -> None:
    for text in ("a\r\nb", "a\nb", "a\0b", "a\x85b", "a\u2028b", "a\u202eb", "a\u200bb", " a  b "):
        assert one_line(text) == "a b", repr(text)
    assert one_line("Zażółć «ñ» 👋🏽") == "Zażółć «ñ» 👋🏽"
