"""Public holidays of a country and region, with the organization's own days off merged in."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

# Our language codes -> those of the `holidays` library. English has several spellings there.
_LANGUAGES = {"es": ("es",), "pl": ("pl",), "en": ("en_US", "en_GB", "en")}


class HolidayCalendar:
    """
    A container of days off, with their names in one language; a year is worked out when first asked for.

    `extra` are the organization's own days (local feasts, the week it closes), with or without names; they win over
    public ones. Without a country only they count. An unknown region falls back to the whole country, an unknown
    country to no holidays.
    """

    def __init__(
        self,
        country: str = "",
        region: str = "",
        extra: Mapping[date, str] | Iterable[date] = (),
        *,
        language: str = "en",
    ) -> None:
        self.country, self.region, self.language = country.upper(), region, language[:2]
        self.extra = dict(extra) if isinstance(extra, Mapping) else dict.fromkeys(extra, "")

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day in self.extra or day in self._public(day.year))

    def name_of(self, day: date) -> str:
        """What the day off is called; "" for any other day."""
        return self.extra.get(day) or self._public(day.year).get(day, "")

    def in_years(self, first: int, last: int) -> dict[date, str]:
        """All days off from one year to another, both included, in order of date."""
        days = {day: name for year in range(first, last + 1) for day, name in self._public(year).items()}
        days |= {day: name for day, name in self.extra.items() if first <= day.year <= last}
        return dict(sorted(days.items()))

    def is_weekend(self, day: date) -> bool:
        """Whether the country rests on this day of the week: Saturday and Sunday where it is not known better."""
        return day.weekday() in weekend_of(self.country)

    def _public(self, year: int) -> Mapping[date, str]:
        return public_holidays(self.country, self.region, year, self.language)


@lru_cache(maxsize=512)
def public_holidays(country: str, region: str, year: int, language: str = "en") -> Mapping[date, str]:
    """
    Public holidays of one year; empty for an unknown country.

    `country` and `region` are ISO 3166 codes ("ES", "AN"), `language` is es, pl or en. Source: the `holidays` library,
    imported late because it takes half a second.
    """
    import holidays

    known = holidays.list_supported_countries()
    if country not in known:
        return {}
    found = holidays.country_holidays(
        country,
        subdiv=region if region in known[country] else None,
        years=year,
        language=_language_of(country, language),
        expand=False,
    )
    return dict(sorted(found.items()))


@lru_cache(maxsize=512)
def weekend_of(country: str) -> frozenset[int]:
    """The days of the week (0 Monday) on which a country rests; Saturday and Sunday for an unknown one."""
    import holidays

    if country not in holidays.list_supported_countries():
        return frozenset({5, 6})
    return frozenset(holidays.country_holidays(country).weekend)


def places() -> dict[str, list[str]]:
    """Known countries (two-letter codes) with the codes of their regions, for a form."""
    import holidays

    known = holidays.list_supported_countries(include_aliases=False)
    return {country: list(regions) for country, regions in sorted(known.items())}


def _language_of(country: str, language: str) -> str | None:
    """The library's name of a language if it has that country in it, else of the country's own."""
    import holidays

    known = holidays.country_holidays(country)
    # Named even when it is the country's own: left out, the library would follow the server's locale.
    return next(
        (name for name in _LANGUAGES.get(language, ()) if name in known.supported_languages), known.default_language
    )
