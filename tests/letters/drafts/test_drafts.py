"""What a letter begun from a nudge says: in their language, nothing that our guards would stop."""

from functools import cache
from itertools import product
from typing import Any

import pytest
from django.utils import translation

from vinculo.desk.composer.forms import BLANK
from vinculo.letters.drafts.composing import DRAFTS, Begun, begun
from vinculo.letters.drafts.draft import When
from vinculo.letters.guards.checking import Warned, check
from vinculo.letters.guards.held import Answer
from vinculo.letters.guards.known import Known
from vinculo.practices.catalogue import by_id
from vinculo.practices.practice import Practice
from vinculo.practices.wording import needed

LANGUAGES = ("en", "es", "es-formal", "pl", "pl-formal")
AT_HOME = {"fill", "take_on", "note", "plan_work", "look_back", "learn", "review", "relieve", "margin", "buffer"}
OURS = ("Marek Zieliński", "Zofia Lis")
TYPED = {
    "what": "The menu for spring",
    "milestone": "Shop online",
    "way_out": "Half of it on Friday.",
    "other": "A PDF",
}
# What somebody wrote at home and no letter may say.
SECRET = {"wish": "Xylo", "wished_on": "2026-01-02", "passage": "Zofia broke it", "name": "Zofia", "owner": "Zofia"}
PRICED = "Shop for 4,800 € after Zofia broke it"
ANSWERS = [
    Answer(f"question:{number}", text, "Friday", None)  # type: ignore[arg-type]
    for number, text in enumerate(
        ("When does the shop launch?", "Who decides about the shop?", "¿Cuándo nos vemos?", "Kiedy zaczynamy?")
    )
]
KNOWN = Known(names=OURS, answers=tuple(ANSWERS))


def facts_of(practice: Practice, **given: Any) -> dict[str, Any]:
    """Every fact that the practice speaks of."""
    texts = (practice.advice, *practice.instead, *practice.why, *practice.bring)
    return {name: _value(name, given) for text in texts for name in needed(text)} | SECRET


def _value(name: str, given: dict[str, Any]) -> Any:
    if name.endswith("_on"):
        return "2026-03-12"
    if name.endswith("_at"):
        return "2026-03-11T09:30:00+00:00"
    if name in ("number", "score", "days", "count", "times", "used", "done"):
        return 7
    return given.get(name) or given.get("typed") or TYPED.get(name, f"The {name} of Luna")


def written(practice: str, facts: dict[str, Any], language: str) -> Begun:
    found = begun(practice, facts, name="Ana", language=language, names=OURS)
    assert found is not None
    return found


def last_words(practice: str, language: str) -> str:
    with translation.override(language):
        return str(DRAFTS[practice].then)


def looks_well(practice: str, made: Begun, language: str) -> bool:
    """Whole, ends with what happens next, leaves the writer only blanks that are asked for, and is let through."""
    blanks = made.text.count("[") == len(BLANK.findall(made.text))
    whole = bool(made.subject) and "%(" not in made.text and made.text.endswith(last_words(practice, language))
    assert warnings(f"{made.subject}\n\n{made.text}", language[:2]) == []
    return blanks and whole and len(made.text.split("\n\n")) >= 3


@cache
def warnings(text: str, language: str) -> list[Warned]:
    """Of all three guards; many sets of facts make the same letter."""
    return check(text, KNOWN, language=language)


@pytest.mark.parametrize("practice", sorted(DRAFTS))
def test_every_letter_is_whole_and_passes_our_guards(practice: str) -> None:
    for facts, language in product(some_of(facts_of(by_id()[practice])), LANGUAGES):
        made = written(practice, facts, language)

        assert looks_well(practice, made, language), made
        assert [word for word in ("Xylo", "Zofia", "broke") if word in f"{made.subject} {made.text}"] == []


def some_of(known: dict[str, Any]) -> list[dict[str, Any]]:
    """All of it, nothing, and all but each fact whose absence makes another sentence of it."""
    plain = {name: value for name, value in known.items() if name not in SECRET}
    return [known, {}, *({name: plain[name] for name in plain if name != left_out} for left_out in plain)]


@pytest.mark.parametrize("practice", sorted(DRAFTS))
def test_what_names_a_price_or_a_fault_is_not_quoted(practice: str) -> None:
    names = dict.fromkeys(("project", "launched", "won", "lost", "sent"), "Luna")
    priced = facts_of(by_id()[practice], typed=PRICED, **names, **dict.fromkeys(TYPED, PRICED))

    for language in LANGUAGES:
        made = written(practice, priced, language)

        assert looks_well(practice, made, language), made
        assert PRICED not in made.subject + made.text


def test_control_without_the_guards_it_would_be_quoted() -> None:
    facts = {"what": "The menu", "due_on": "2026-03-12"}

    assert "“The menu” was promised for Thursday 12 March" in written("broken", facts, "en").text


@pytest.mark.parametrize("practice", sorted(DRAFTS))
def test_a_letter_speaks_only_of_what_its_practice_knows(practice: str) -> None:
    draft = DRAFTS[practice]
    variants = [one for part in (draft.subject, *draft.parts) for one in part]
    asked = {
        name for one in variants for name in (needed(one.text) | {one.fact} if isinstance(one, When) else needed(one))
    }

    known = facts_of(by_id()[practice]).keys() - SECRET.keys()
    assert asked <= (known | {"project"} if draft.tells else known)


def test_whatever_is_said_to_a_client_has_a_letter() -> None:
    without = {one.id for one in by_id().values() if one.kind in ("news", "reply", "status", "money")} - DRAFTS.keys()

    assert without == {"lead_waits"}  # nobody there has a page for letters yet
    assert {one for one in DRAFTS if by_id()[one].action in AT_HOME} == set()


def test_where_we_are_comes_from_the_record() -> None:
    told = "What is done\n- The menu"

    made = begun("status_first", {"project": "Shop"}, name="", language="en", told=told)
    priced = begun("status_first", {"project": "Shop"}, name="", language="en", told="It costs 4,800 €")

    assert made and priced
    assert made.text.split("\n\n") == ["Hello,", "Here is where we are.", told, "You will hear from me again on [day]."]
    assert "€" not in priced.text
