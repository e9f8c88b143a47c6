"""Codes of the standard: countries, units (UN/ECE 20), why no tax is due (VATEX)."""

GREECE = "EL"
LEGAL = ("E", "AE", "K", "G", "O")  # these say why
REASONS = {"AE": "VATEX-EU-AE", "K": "VATEX-EU-IC", "G": "VATEX-EU-G", "O": "VATEX-EU-O"}
UNITS = {
    "HUR": "h hr hrs hour hours hora horas godz godz. godzina godziny godzin std std.",
    "DAY": "d day days día días dia dias dzień dni tag tage",
    "WEE": "week weeks semana semanas tydzień tygodnie tygodni",
    "MON": "month months mes meses miesiąc miesiące miesięcy mies mies.",
    "ANN": "year years año años rok lata lat",
    "KGM": "kg",
    "KMT": "km",
    "MTR": "m",
    "P1": "% percent",
}
ONE = "C62"
_unit = {word: code for code, words in UNITS.items() for word in words.split()}


def unit_code(unit: str) -> str:
    """The code of a unit as people write it; plain pieces for all others."""
    return _unit.get(unit.strip().lower(), ONE)


def country_of(code: str) -> str:
    """Two capital letters, or nothing."""
    plain = code.strip().upper()
    return plain if len(plain) == 2 and plain.isascii() and plain.isalpha() else ""


def reason_code(kind: str) -> str:
    return REASONS.get(kind, "")
