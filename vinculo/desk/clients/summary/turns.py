"""When season and weather changed, put among what was said, each with its reasons."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vinculo.db.rows import moment_of, plain
from vinculo.desk.clients.summary.timeline import Entry
from vinculo.people.models import Person
from vinculo.practices.season import season_sentence
from vinculo.practices.weather import weather_sentence
from vinculo.web.glyphs import SEASONS, SKIES

REASONS = 3

Change = dict[str, Any]


def among(shown: list[Entry], changes: list[Change], person: Person, *, is_last_page: bool, today: date) -> list[Entry]:
    """The changes put where they happened. Guests see those of season, without reasons: they tell of other work."""
    begins = shown[-1].at if shown and not is_last_page else None
    told = [change for change in changes if change["kind"] == "season" or not person.is_guest]
    turns = [_turn(change, today, with_reasons=not person.is_guest) for change in told if _is_known(change)]
    kept = [turn for turn in turns if begins is None or turn.at >= begins]
    return sorted([*shown, *kept], key=lambda entry: entry.at, reverse=True)


def _is_known(change: Change) -> bool:
    return _word(change["before"]) != "" and _word(change["after"]) != ""


def _turn(change: Change, today: date, *, with_reasons: bool) -> Entry:
    is_season = change["kind"] == "season"
    said = {"before": _word(change["before"]), "after": _word(change["after"])}
    at = moment_of(change["at"])
    assert at is not None
    sentence = season_sentence if is_season else weather_sentence
    reasons = plain(change["reasons"])[:REASONS] if with_reasons else []
    return Entry(
        at=at,
        glyph=change["after"] if is_season else SKIES[change["after"]][0],
        who=_("The relationship"),
        what=_("from %(before)s to %(after)s") % said,
        text=" ".join(filter(None, (sentence(because, today) for because in reasons))),
        season=change["after"] if is_season else "",
    )


def _word(value: str) -> str:
    word = SEASONS.get(value) or (SKIES[value][1] if value in SKIES else "")
    return str(word).lower()
