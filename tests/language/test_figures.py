"""The rules keep their bar on the half of the labelled sentences that they were not fitted to."""

from collections import Counter

import pytest

from tools.guard_figures import ASKED, DATA, FRESH, LANGUAGES, LATER, SETS, figures, judged, rows, table

EACH_WAY = {"blame": 75, "asked": 75, "money": 75, "questions": 18, "promises": 17, "tone": 7}  # in each language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in SETS if name != "tone"])
def test_right_often_enough(name, language):
    found = figures(name, "test", language)

    assert (found.precision >= 0.9, found.recall >= 0.8) == (True, True), found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FRESH)
def test_right_often_enough_in_sentences_they_had_not_met(name, language):
    precise, seen = (0.9, 0.75) if name == "asked" else (0.9, 0.8)  # what other words hide, words alone do not find

    found = figures(name, "held", language)

    assert (found.precision >= precise, found.recall >= seen) == (True, True), found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("half", "precise", "seen"), [("dev", 0.9, 0.8), ("tune", 0.9, 0.8), ("apart", 0.9, 0.8),
                                                      ("alike", 0.85, 0.75), ("late", 0.75, 0.75)])  # fmt: skip
def test_what_was_asked_already_is_found_in_every_half(half, precise, seen, language):
    found = figures("asked", half, language)

    assert (found.precision >= precise, found.recall >= seen) == (True, True), found


def test_enough_sentences_to_clients_of_every_trade():
    counted = Counter((one.language, bool(one.wanted)) for one in judged("asked", "late"))

    assert min(counted[language, way] for language in LANGUAGES for way in (True, False)) >= 100


@pytest.mark.parametrize("name", FRESH)
def test_enough_sentences_written_later(name):
    wanted = 100 if name in ("questions", "promises") else 50
    halves = ("dev", "test", "tune", "held") if wanted == 100 else ("tune", "held")

    counted = Counter((one.language, bool(one.wanted)) for half in halves for one in judged(name, half))

    assert min(counted[language, way] for language in LANGUAGES for way in (True, False)) >= wanted


def test_tone_is_right_often_enough_over_all_languages():
    found = [figures("tone", "test", language) for language in LANGUAGES]
    right, wrong, missed = (sum(getattr(one, name) for one in found) for name in ("right", "wrong", "missed"))

    assert (right / (right + wrong) >= 0.9, right / (right + missed) >= 0.8) == (True, True), found


@pytest.mark.parametrize("name", LATER)
def test_right_in_whole_letters_too(name):
    for language in LANGUAGES:
        found = figures(name, "letters", language)
        assert (found.precision >= 0.9, found.recall >= 0.8) == (True, True), (language, found)


@pytest.mark.parametrize("name", SETS)
def test_enough_sentences_each_way_in_both_halves(name):
    for half in ("dev", "test"):
        counted = Counter((one.language, bool(one.wanted)) for one in judged(name, half))
        assert min(counted[language, way] for language in LANGUAGES for way in (True, False)) >= EACH_WAY[name]


def test_no_sentence_is_in_two_halves():
    for name in SETS:
        halves = ("dev", "test", "tune", "held", *ASKED)
        texts = [(row["language"], row["text"]) for half in halves for row in rows(name, half)]
        assert len(texts) == len(set(texts)), name


def test_a_rule_that_says_nothing_fails_the_bar(monkeypatch):
    monkeypatch.setattr("vinculo.language.money.find", lambda *_args: [])
    judged.cache_clear()

    silent = figures("money", "dev", "es")

    judged.cache_clear()
    assert (silent.precision, silent.recall) == (0.0, 0.0)


def test_the_guide_says_what_is_measured():
    guide = (DATA.parent.parent.parent / "docs/using/composer-guards.md").read_text(encoding="utf-8")

    measured = table("test").splitlines() + table("fresh").splitlines() * any(rows("asked", "fresh"))

    assert [line for line in measured if line not in guide] == []
