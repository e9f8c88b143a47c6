"""Logging: everything that came out of an exchange is written, or nothing; and it can be taken back whole."""

from datetime import timedelta

import pytest

from tests.world import NOW, TODAY
from vinculo.agreements.models import Expectation, Promise
from vinculo.conversations.models import BadNews, Decision, Interaction, NextWord, Question
from vinculo.db import search
from vinculo.logbook import telling
from vinculo.logbook.entry import Entry, NewPromise, NewQuestion, NewWord
from vinculo.logbook.log import log, undo
from vinculo.logbook.searchable import index_logged

MODELS = (Interaction, Promise, Expectation, Question, Decision, NextWord, BadNews)


def a_full_entry(world, **changes):
    given = {
        "client": world.luna, "at": NOW, "channel": "video", "summary": "Marzipan", "project": world.shop,
        "contacts": (world.ana,), "people": (world.marek, world.zofia), "decisions": ("Blue",),
        "promises": (NewPromise("A marzipan draft", TODAY + timedelta(days=9)),),
        "questions": (NewQuestion("Why?"), NewQuestion("Which?", asked_by_us=True)),
        "expectations": ("No surprises",), "bad_news": "Late", "next_word": NewWord(TODAY + timedelta(days=2)),
        **changes,
    }  # fmt: skip
    return Entry(**given)


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def test_everything_is_written(world):
    interaction = log(a_full_entry(world), by=world.marek, organization=world.organization)

    assert counts() == {
        "Interaction": 1, "Promise": 1, "Expectation": 1, "Question": 2, "Decision": 1, "NextWord": 1, "BadNews": 1,
    }  # fmt: skip
    assert set(interaction.people.all()) == {world.marek, world.zofia}
    assert [model.objects.first().said_in for model in (Promise, Expectation, NextWord, BadNews)] == [
        interaction.uid
    ] * 4


@pytest.mark.django_db(transaction=True)
def test_or_nothing(world):
    broken = a_full_entry(world, next_word=NewWord("no day"))

    with pytest.raises(Exception, match="no day"):
        log(broken, by=world.marek, organization=world.organization)

    assert set(counts().values()) == {0}


def test_undo_takes_all_of_it_back_and_nothing_else(world):
    other = log(a_full_entry(world, summary="Another"), by=world.marek, organization=world.organization)
    asked = Question.objects.create(client=world.luna, text="When?", asked_at=NOW)
    before = counts()
    interaction = log(a_full_entry(world, answers=(asked.pk,)), by=world.marek, organization=world.organization)
    index_logged(interaction.pk)

    undo(interaction)

    asked.refresh_from_db()
    assert (counts(), asked.is_open) == (before, True)
    assert [hit.object_id for hit in search.find("marzipan", allowed=None, kinds=["interaction"])] == []
    assert Interaction.objects.get() == other


def test_what_was_taken_back_before_the_job_ran_is_not_found(world):
    interaction = log(a_full_entry(world), by=world.marek, organization=world.organization)
    number = interaction.pk
    undo(interaction)

    index_logged(number)

    assert search.find("marzipan", allowed=None) == []


def test_answering_warning_and_telling_are_exchanges(world):
    question = Question.objects.create(client=world.luna, contact=world.ana, text="Why?", asked_at=NOW)
    promise = Promise.objects.create(client=world.luna, text="A draft", made_at=NOW, promised_on=TODAY)
    news = BadNews.objects.create(client=world.luna, what="Late", known_at=NOW)
    said = {"channel": "phone", "by": world.marek, "at": NOW}

    telling.answer(question, text="Because", **said)
    telling.warn(promise, way_out="Half", **said)
    telling.tell(news, way_out="Tomorrow", **said)

    assert [call.direction for call in Interaction.objects.all()] == ["out"] * 3
    assert (question.answer, promise.warnings.get().way_out, news.way_out) == ("Because", "Half", "Tomorrow")
