"""What a question is after: somebody, a place, a time, a number. Over plain sentences, in the three languages."""

import re
from functools import lru_cache

from vinculo.language.plain import plain

_KINDS = {
    "who": r"quien(?:es)?|who|whom|whose|who's|kto|kogo|komu|kim|czyim?|czyj\w*|which person|que persona|ktora osoba",
    "where": r"a?donde|en que (?:sitio|lugar|carpeta)|where|in which (?:place|folder)|(?:to|at) which address"
    r"|gdzie|dokad|w (?:jakim|ktorym) miejscu|na jaki adres|pod jaki adres|que (?:direccion|correo)"
    r"|what (?:is the )?address|jaki (?:mail|adres)",
    "when": r"cuando|a que hora|hasta que hora|que dias?|que fecha|when|what time|how late"
    r"|(?:which|what|on what) days?|what dates?|until when|by when|kiedy|o ktorej|do ktorej|od ktorej|w jakie dni"
    r"|w jaki dzien|ktorych dni|ktorego dnia|do kiedy|od kiedy|na kiedy|jaki jest termin"
    r"|hasta que momento|en que momento|que horario|what hours",
    "many": r"cuant[oa]s|que numero|how many|how big|how large|up to how|what (?:is the )?number|ile|ilu|iloma"
    r"|jaka jest (?:liczba|wielkosc)|jak duz\w+|capacidad|aforo",
    "much": r"cuanto (?:cuesta|cuestan|vale|valen|cobr\w+|es|sale|hay que pagar|se paga)|que (?:precio|importe|coste)"
    r"|how much|what (?:does|do) .{3,30} cost|what (?:is the )?price|ile kosztuj\w+|ile (?:sie )?plac\w+"
    r"|jaka (?:jest )?cena|za ile|od jakiej kwoty|jaki (?:jest )?koszt",
    "often": r"cada cuant[oa]s?|con (?:que|cuanta) frecuencia|how often|how frequently|at what intervals"
    r"|jak czesto|co ile|cuantas veces|how many times|ile razy",
    "long": r"cuanto (?:tiempo|tarda\w*|dura\w*)|how long|how quickly|how fast|jak dlugo"
    r"|ile (?:czasu|trwa\w*)|jak szybko|cuant[oa]s (?:dias|horas|semanas|meses)"
    r"|how many (?:days|hours|weeks|months)|ile (?:dni|godzin|tygodni|miesiecy)"
    r"|que plazo",
    "why": r"por que|why|dlaczego|czemu",
}
KINDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}


@lru_cache(maxsize=4096)
def kinds_of(bare: str) -> frozenset[str]:
    """All that a plain question is after."""
    return frozenset(kind for kind, words in KINDS.items() if words.search(bare))


# What an answer gives, by how it is written.
_TOLD = {
    "when": r"\d{1,2}[:.]\d\d|\d{1,2}(?:h|am|pm)\b|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|festivos?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|a las (?:\d|\w+)"
    r"|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|june|july"
    r"|august|september|october|november|december|at (?:nine|ten|eleven|noon|\d{1,2})"
    r"|poniedzial\w+|wtor\w+|srod\w+|czwart\w+|piat\w+|sobot\w+|niedziel\w+|stycz\w+|lut\w+|marc\w+"
    r"|kwiet\w+|maj\w*|czerw\w+|lip(?:iec|ca|cu)|sierp\w+|wrze\w+|pazdz\w+|listop\w+"
    r"|grud\w+|o \d{1,2}|do \d{1,2}",
    "often": r"cada|todos los|una vez|veces|every|each|once|twice|times|weekly|monthly"
    r"|kazd\w+|co (?:tydzien|miesiac|rok)|raz (?:w|na)|razy",
    "where": r"\S+@\S+|calle|avenida|plaza|street|road|ulic\w+|ul|carpeta|folder\w*|binder",
    "much": r"\d+ ?(?:eur\w*|zl\w*|pounds?|gbp|dolar\w*)|[\d.,]+ ?[€$£]|[€$£] ?\d+|gratis|free|darmo\w*|sin coste",
    "many": r"\d+|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve|twenty|dwa|dwie|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec|dwanascie|dwadziescia",
    "long": r"(?:dias?|horas?|semanas?|mes(?:es)?|days?|hours?|weeks?|months?|dni|godzin\w*|tygodni\w*|miesiec\w*)",
}
TOLD = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, words in _TOLD.items()}

# What is asked so may be answered by what is asked so.
RELATED = frozenset(
    map(
        frozenset,
        (
            ("when", "often"), ("when", "long"), ("many", "long"), ("where", "who"), ("much", "many"),
            ("often", "long"), ("often", "many"), ("when", "many"),
        ),
    )
)  # fmt: skip


_NAME = re.compile(r"[^\W\d_a-z]\w+ (?:de |del |de la )?[^\W\d_a-z]\w+|[a-z,] [A-ZÁÉÍÓÚŁŚŻŹĆ]\w+")


@lru_cache(maxsize=4096)
def told_in(text: str) -> frozenset[str]:
    """What an answer gives, as it was written."""
    bare = plain(text)
    told = {kind for kind, words in TOLD.items() if words.search(bare)}
    return frozenset({*told, "who"} if _NAME.search(text) else told)
