"""Which day a sentence means: "el viernes", "by Friday", "do 20 marca", seen from a given today."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

_MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "en": "january february march april may june july august september october november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
}
MONTHS = {
    month: number for names in _MONTHS.values() for number, month in enumerate(names.split(), start=1)
}  # fmt: skip
_WEEKDAYS = (
    r"lunes|monday|poniedzial(?:ek|ku|kiem)", r"martes|tuesday|wtor(?:ek|ku|kiem)", r"miercoles|wednesday|srod(?:a|y"
    r"|e|zie)",
    r"jueves|thursday|czwart(?:ek|ku|kiem)", r"viernes|friday|piat(?:ek|ku|kiem)", r"sabado|saturday|sobot(?:a|y|e"
    r"|nim)",
    r"domingo|sunday|niedziel[aei]",
)  # fmt: skip
_NUMBERS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "diez": 10, "quince": 15,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    "jeden": 1, "dwa": 2, "dwie": 2, "trzy": 3, "cztery": 4, "piec": 5, "szesc": 6, "kilka": 3,
}  # fmt: skip
_COUNT = r"(\d{1,2}|" + "|".join(_NUMBERS) + r")"
_MONTH = "(" + "|".join(MONTHS) + ")"
_YEAR = r"(?:\W{1,4}(?:de |del )?(20\d\d))?"
_HOUR = (
    r"(?:las? \w+|\d{1,2}(?::\d\d)?(?: ?(?:h|am|pm))?|(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)"
    r"|(?:pierwsz|drug|trzeci|czwart|piat|szost|siodm|osm|dziewiat|dziesiat)a|\w+nasta|noon)\b"
)


def day_in(bare: str, today: date) -> date | None:
    """The first day named in a plain sentence that is today or later; None when no day is named."""
    for pattern, resolve in _RULES:
        if found := pattern.search(bare):
            day = resolve(found, today)
            if day:
                return day
    return None


def _numeric(found: re.Match[str], today: date) -> date | None:
    day, month, year = int(found[1]), int(found[2]), found[3]
    return _ahead(day, month, int(year) if year else None, today)


def _iso(found: re.Match[str], today: date) -> date | None:
    return _ahead(int(found[3]), int(found[2]), int(found[1]), today)


def _spelt(found: re.Match[str], today: date) -> date | None:
    return _ahead(int(found[1]), MONTHS[found[2]], int(found[3]) if found[3] else None, today)


def _american(found: re.Match[str], today: date) -> date | None:
    return _ahead(int(found[2]), MONTHS[found[1]], int(found[3]) if found[3] else None, today)


def _ahead(day: int, month: int, year: int | None, today: date) -> date | None:
    """That day of this year, or of the next when it has passed; None for one there is not."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            on = date(candidate, month, day)
        except ValueError:
            continue
        if year or on >= today:
            return on
    return None


def _of_month(found: re.Match[str], today: date) -> date | None:
    """The 25th: of this month, or of the next."""
    day = int(found[1])
    for _month in range(3):
        last = monthrange(today.year, today.month)[1]
        if today.day <= day <= last:
            return today.replace(day=day)
        today = today.replace(day=last) + timedelta(days=1)
    return None


def _weekday(number: int) -> Callable[[re.Match[str], date], date]:
    return lambda _found, today: today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _in(days: int) -> Callable[[re.Match[str], date], date]:
    return lambda _found, today: today + timedelta(days=days)


def _counted(unit: int) -> Callable[[re.Match[str], date], date]:
    def resolve(found: re.Match[str], today: date) -> date:
        count = found[1] or "1"
        return today + timedelta(days=unit * (int(count) if count.isdigit() else _NUMBERS[count]))

    return resolve


def _friday(weeks: int) -> Callable[[re.Match[str], date], date]:
    return lambda _found, today: max(today, today + timedelta(days=4 - today.weekday() + 7 * weeks))


def _end_of_month(_found: re.Match[str], today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])


def _ends(found: re.Match[str], today: date) -> date | None:
    """The last day of a month by its name."""
    month = MONTHS[found[1]]
    year = today.year + (month < today.month)
    return date(year, month, monthrange(year, month)[1])


def _rule(pattern: str, resolve: Callable[[re.Match[str], date], date | None]) -> tuple[re.Pattern[str], Callable]:
    return re.compile(r"(?<![\w/.])(?:" + pattern + r")(?!\w)"), resolve


# The first that fits wins: a date is clearer than a weekday, a weekday than "next week".
_RULES = (
    _rule(r"(20\d\d)-(\d\d)-(\d\d)", _iso),
    _rule(r"(\d{1,2})(?:/(\d{1,2})(?:/(20\d\d))?)(?![.:]?\d)", _numeric),
    _rule(r"(\d{1,2})\.(0[1-9]|1[0-2])(?:\.(20\d\d))?\.?(?!\d)", _numeric),
    _rule(r"(\d{1,2})\.?(?:st|nd|rd|th)?(?: de| of)? " + _MONTH + _YEAR, _spelt),
    _rule(_MONTH + r" (\d{1,2})(?:st|nd|rd|th)?" + _YEAR, _american),
    _rule(r"(?:el |para el |al |del )?dia (\d{1,2})", _of_month),
    _rule(r"(?:" + "|".join(_WEEKDAYS) + r") (\d{1,2})(?! ?(?:h|:|de)\b)", _of_month),
    _rule(r"(?:the |on the |by the )(\d{1,2})(?:st|nd|rd|th)", _of_month),
    _rule(r"pasado manana|(?:the )?day after tomorrow|pojutrze", _in(2)),
    _rule(r"(?<!la )(?<!por la )(?<!de la )manana|tomorrow|jutro", _in(1)),
    _rule(
        r"hoy(?: mismo)?|esta (?:misma )?(?:tarde|noche|manana)|today|tonight|this (?:afternoon|evening"
        r"|morning)|dzis|dzisiaj", _in(0),
    ),
    *(_rule(f"(?:{names})", _weekday(number)) for number, names in enumerate(_WEEKDAYS)),
    _rule(rf"(?:en|dentro de|in|within|za|w ciagu) {_COUNT} (?:dias?|days?|dzien|dni)", _counted(1)),
    _rule(
        rf"(?:en|dentro de|in|within|za|w ciagu) (?:{_COUNT} )?(?:semanas?|weeks?|tydzien|tygodni[ea]?)", _counted(7),
    ),
    _rule(rf"(?:finale?s? de|end of|kon(?:iec|ca|cem)) {_MONTH}", _ends),
    _rule(
        r"(?:by |before )?(?:the )?end of (?:the |this )?(?:working )?day|before the day is (?:out|over)"
        r"|(?:antes de que )?acab\w+"
        r" el dia|al final del dia|do konca dnia|pod koniec dnia|jeszcze dzis", _in(0),
    ),
    _rule(
        r"(?:a |para )?finales? de mes|(?:a |para )?fin de mes|acab\w+ el mes|(?:the )?end of (?:the|this) month"
        r"|(?:pod )?kon(?:iec"
        r"|ca) (?:tego )?miesiaca", _end_of_month,
    ),
    _rule(
        r"(?:a |para )?finales? de (?:la |esta )?semana|acab\w+ la semana|esta semana|this week|(?:the )?end of (?:the"
        r"|this) week|w tym tygodniu|(?:pod )?kon(?:iec|ca) tygodnia", _friday(0),
    ),
    _rule(r"(?:la )?semana que viene|(?:la )?proxima semana|next week|w (?:przyszlym|nastepnym) tygodniu", _friday(1)),
    _rule(
        rf"antes de {_HOUR}|before {_HOUR}|by (?:noon|lunch)|przed {_HOUR}|po poludniu|wieczorem|(?:a"
        rf"|al) mediodia|w poludnie|do poludnia", _in(0),
    ),
)  # fmt: skip
