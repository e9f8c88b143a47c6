"""
@names in what colleagues write to each other.

`@Zofia` means Zofia if there is only one; `@Zofia Kos` and `@zofia.kos` mean her in any case. An address is no mention:
what stands right behind a letter or a figure is left alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from vinculo.db.folding import fold
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Person

AT = re.compile(r"(?<![\w@.])@(?=\w)")
MOST = 20  # people named in one text
EXCERPT = 160


def mentioned(text: str, people: Iterable[Person]) -> list[Person]:
    """Those of `people` whom the text names, in its order. A first name that several share means none of them."""
    if "@" not in text:
        return []
    known = _names(people)
    longest = max((len(name) for name in known), default=0)
    found: dict[int, Person] = {}
    for match in AT.finditer(text):
        after = fold(text[match.end() : match.end() + longest + 2]).replace(".", " ")
        person = _longest(after, known)
        if person:
            found.setdefault(person.pk, person)
    return list(found.values())[:MOST]


def _names(people: Iterable[Person]) -> dict[str, Person]:
    """Folded full names, and those first names that are no one else's."""
    people = list(people)
    known = {fold(person.name): person for person in people}
    firsts = Counter(fold(person.first_name) for person in people)
    alone = {fold(person.first_name): person for person in people if firsts[fold(person.first_name)] == 1}
    return {**alone, **known}


def _longest(after: str, known: dict[str, Person]) -> Person | None:
    """The longest name that stands there as a whole."""
    for name in sorted(known, key=len, reverse=True):
        if after.startswith(name) and not after[len(name) : len(name) + 1].isalnum():
            return known[name]
    return None


def tell_mentioned(
    text: str,
    news: News,
    *,
    by: Person,
    at: datetime,
    may_see: Callable[[Person], bool] = lambda person: True,
    before: str = "",
) -> list[Person]:
    """
    Tell everybody of us whom `text` names. `news`: subject, key, client and facts (its `words` stand for an excerpt
    of the text); `may_see`: whether a person may see
    what was written; `before`: the text as it was, whose names know already. Returns who was told. No query for a text
    without an @.
    """
    if "@" not in text:
        return []
    people = list(Person.objects.active().by_name())
    knew = {person.pk for person in mentioned(before, people)}
    named = [person for person in mentioned(text, people) if person.pk not in knew and person.pk != by.pk]
    facts = {"words": excerpt(text), **news.facts, "by": by.name}
    occasion = News(Kind.MENTION, news.subject, news.key, news.client_id, facts)
    told = tell(occasion, to=[person for person in named if may_see(person)], by=by, at=at)
    return [notice.person for notice in told]


def excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"
