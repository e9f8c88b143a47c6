"""Countries, regions, time zones and currencies, as choices for forms."""

from functools import cache
from zoneinfo import available_timezones

from vinculo.calendar.holidays import places
from vinculo.db.folding import fold

# The money our clients pay in; anything else is a matter of adding three letters.
CURRENCIES = (
    "EUR", "PLN", "GBP", "USD", "CHF", "CZK", "DKK", "HUF", "NOK", "RON", "SEK", "UAH",
    "ARS", "AUD", "BRL", "CAD", "CLP", "COP", "INR", "JPY", "MXN", "NZD", "PEN", "TRY", "UYU", "ZAR",
)  # fmt: skip
CONTINENTS = ("Europe", "America", "Africa", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


@cache
def time_zone_choices() -> list[tuple[str, list[tuple[str, str]] | str]]:
    """Time zones by continent, Europe first: [("Europe", [("Europe/Madrid", "Madrid"), ...]), ...]."""
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in CONTINENTS}
    for zone in sorted(available_timezones()):
        continent, _slash, city = zone.partition("/")
        if continent in groups:
            groups[continent].append((zone, city.replace("_", " ").replace("/", ", ")))
    return [*groups.items(), ("UTC", "UTC")]


@cache
def country_choices() -> list[tuple[str, str]]:
    """Countries whose holidays we know: code and English name, which the page turns into the reader's language."""
    from holidays.registry import COUNTRIES

    names = {codes[1]: _spaced(codes[0]) for codes in COUNTRIES.values()}
    return sorted(((code, names.get(code, code)) for code in places()), key=lambda choice: choice[1])


@cache
def region_names(country: str) -> dict[str, str]:
    """Regions with holidays of their own: code and name. Empty for a country that has none, or that we do not know."""
    import holidays

    codes = places().get(country)
    if not codes:
        return {}
    aliases = holidays.country_holidays(country).get_subdivision_aliases()
    named = {code: next((str(name) for name in aliases.get(code, ())), code) for code in codes}
    return dict(sorted(named.items(), key=lambda item: fold(item[1])))


def find_region(country: str, text: str) -> str | None:
    """The code of a region named by its code or name, however it is written; None if the country has no such region."""
    wanted = fold(text)
    for code, name in region_names(country).items():
        if wanted in (fold(code), fold(name)):
            return code
    return None


def _spaced(name: str) -> str:
    """UnitedStates → United States."""
    return "".join(f" {letter}" if letter.isupper() and at else letter for at, letter in enumerate(name))
