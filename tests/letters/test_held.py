"""What the record holds is found however old it is, and however much was said since."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from tests.world import NOW, World
from tools.guard_figures import rows
from vinculo.conversations.models import Decision, Question
from vinculo.language.tell import LANGUAGES
from vinculo.letters.guards import rules
from vinculo.letters.guards.held import Answer, answers_to
from vinculo.logbook.searchable import index_decisions, index_questions

YEARS = timedelta(days=3 * 365)
NEWER = 400  # of each kind: more than are read without being looked for


def answered(world: World, text: str, answer: str, *, ago: timedelta = YEARS, **fields: Any) -> Question:
    at = NOW - ago
    given = {"client": world.luna, "text": text, "answer": answer, "asked_at": at, "answered_at": at, **fields}
    return Question.objects.create(**given)


def said_since(world: World, texts: list[str]) -> None:
    """Other questions with their answers, and decisions, one an hour until now; then all of it can be found."""
    moments = [NOW - timedelta(hours=number) for number in range(NEWER)]
    turned = [(texts[n % len(texts)], texts[(n * 7 + 3) % len(texts)], at) for n, at in enumerate(moments)]
    Question.objects.bulk_create(
        Question(client=world.luna, text=text, answer=other, asked_at=at, answered_at=at) for text, other, at in turned
    )
    Decision.objects.bulk_create(Decision(client=world.luna, text=other, at=at) for _text, other, at in turned)
    index_questions(Question.objects.all())
    index_decisions(Decision.objects.all())


def found(world: World, text: str, *, by: Any = None, **given: Any) -> list[tuple[str, Answer]]:
    held = answers_to(text, world.luna, by=by or world.marek, **given)
    return [(finding.passage, answer) for finding, answer, _met in rules.asked(text, held, given.get("language", "en"))]


def test_an_answer_of_years_ago_is_found(world: World) -> None:
    old = answered(world, "Which colour do you want for the logo?", "Dark green, as on the sign")
    decided = Decision.objects.create(client=world.luna, text="The newsletter goes out on Thursdays", at=NOW - YEARS)
    said_since(world, ["Who opens the door on Monday?", "The oven is cleaned at night"])

    letter = "Hello Ana. Which colours shall the logo have? And when does the newsletter go out?"

    assert [answer.subject for _passage, answer in found(world, letter)] == [
        f"question:{old.pk}", f"decision:{decided.pk}",
    ]  # fmt: skip
    assert found(world, letter, but=old.pk)[0][1].subject == f"decision:{decided.pk}"


def test_what_one_may_not_see_answers_nothing(world: World) -> None:
    answered(world, "Which colour do you want for the logo?", "Pink", client=world.otero)
    said_since(world, ["Who opens the door on Monday?"])

    assert found(world, "Which colour do you want for the logo?") == []


def test_it_costs_the_same_for_one_answer_and_for_hundreds(world: World, django_assert_num_queries: Any) -> None:
    answered(world, "Which colour do you want for the logo?", "Green")
    with django_assert_num_queries(3):
        found(world, "Which colour?")
    said_since(world, ["Who opens the door on Monday?", "Which colour is the door?"])

    with django_assert_num_queries(3):
        found(world, "Which colour? And which door? When?")
    with django_assert_num_queries(0):
        found(world, "The colour is green.")


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_right_as_often_behind_hundreds_of_newer_ones(world: World, language: str) -> None:
    """The labelled records, three years old, behind what the other sets say. Without looking for them: none."""
    known = [row for row in rows("asked_known", "test") if row["language"] == language]
    keys = {f"question:{answered(world, row['text'], row['answer'] or row['text']).pk}": row["key"] for row in known}
    others = [(name, half) for name in ("money", "blame", "promises", "questions") for half in ("dev", "test")]
    said_since(world, [row["text"] for other in others for row in rows(*other) if row["language"] == language])
    count: Counter[str] = Counter()
    for row in (row for row in rows("asked", "test") if row["language"] == language):
        match = next(iter(found(world, f"{row['text'].rstrip('.?')}?", language=language)), None)
        given = keys.get(match[1].subject, "another") if match else ""
        right = bool(given) and given == row["key"]
        count.update(right=right, wrong=bool(given) and not right, missed=bool(row["key"]) and not right)

    precision, recall = (count["right"] / (count["right"] + count[other]) for other in ("wrong", "missed"))
    print(f"{language}: precision {precision:.3f}, recall {recall:.3f}")
    assert (precision >= 0.86, recall >= 0.79) == (True, True)
