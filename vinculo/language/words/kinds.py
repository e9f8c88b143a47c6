"""What a question is after: somebody, a place, a time, a number. Over plain sentences, in the three languages."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vinculo.language.plain import plain

_KINDS = {
    "who": r"quien(?:es)?|who|whom|whose|who's|who'll|who'd|kto|kogo|komu|kim|czyim?|czyj\w*|z kim"
    r"|(?:which|what) (?:person|people|one of you|of you|colleague|partner)|que (?:persona|personas|companer\w+)"
    r"|(?:ktora|jaka|ktore|jakie) osob\w+",
    "where": r"a?donde|en (?:que|cual\w*) (?:sitio|lugar|carpeta|espacio|local|servidor|direccion)s?|where"
    r"|(?:in|at|to) (?:which|what) (?:places?|folders?|rooms?|address|venue)|where's"
    r"|(?:to|at) which address|gdzie|dokad|w (?:jakim|ktorym) miejscu|na jaki adres|pod jaki adres|pod jakim adresem"
    r"|(?:que|cual es la|cual es el) (?:direccion|correo)|what(?: is|'s)? (?:the |your )?(?:\w+ )?address"
    r"|jaki (?:jest )?(?:mail|adres)|u kogo",
    "when": r"cuando|a que hora|hasta que hora|(?:para |en |desde )?que (?:dia|dias|fecha|fechas)|when|when's"
    r"|what time|how late"
    r"|(?:which|what|on what|by which|until what|at what) (?:days?|dates?|time|times)|until when|by when"
    r"|by what|kiedy|o ktorej"
    r"|do ktorej|od ktorej|(?:w jakie|ktorych|ktorego|jaki|w jaki|w ktory|w ktorym|w jakim) (?:jest )?(?:dni"
    r"|dzien|dnia|terminie|termin|miesiac\w*)"
    r"|do kiedy|od kiedy|na kiedy|jaka (?:jest )?data|w jakich godzinach|od jakiej godziny|cual es (?:la fecha"
    r"|el dia|el plazo)"
    r"|hasta que (?:momento|dia)|en que (?:momento|mes|ano)|que horario|what hours|(?:since|in) (?:what|which) year"
    r"|(?:w|od) (?:ktorym|ktorego|jakiego) roku|(?:que|a que) horas|what(?: is|'s| are) the (?:date|dates"
    r"|deadline|opening hours)",
    "whence": r"de donde|skad|z jakiego (?:regionu|zrodla)|where (?=.{2,40} from\b)|where (?=.{2,30} come from)",
    "many": r"cuant[oa]s|cuanta (?:gente|\w+)|que (?:numero|cantidad) de|how many|how big|how large|up to how"
    r"|what(?: is|'s)? the (?:number|size|count)|ile|ilu|iloma"
    r"|jaka jest (?:liczba|wielkosc)|jaka liczb\w+|jak (?:duz\w+|wiel\w+|liczn\w+)|capacidad|aforo|de que tamano",
    "much": r"cuanto (?:cuesta|cuestan|costara\w*|vale|valen|cobr\w+|es|sale|pag\w+|hay que pagar|se paga"
    r"|dinero|se puede|quereis|podeis|hay|dinero)|(?:que|cual es el|de que|desde que|a partir de que) (?:precio"
    r"|importe|coste|presupuesto|cuota|tarifa)"
    r"|que (?:os |nos |se )?(?:cuesta|paga|vale|pagais|pagan)|de cuanto|a cuanto|desde cuanto|how much"
    r"|what (?:does|do|will|would|did) .{1,40} (?:cost|pay|charge|costing)|what(?: is|'s) (?:the "
    r"|your )?(?:\w+ )?(?:price|cost|fee|budget|rate)|ile .{0,25}kosztuj\w+|ile .{0,15}kosztowa\w+"
    r"|ile (?:sie )?.{0,15}plac\w+|ile (?:wynosi|pieniedzy|mozemy wyda\w+)"
    r"|jaka (?:jest |bedzie )?(?:cena|oplata|stawka|kwota)|jaka cene|za ile|od jakiej kwoty|jaki (?:jest "
    r"|maja panstwo )?(?:koszt|budzet)|ile taniej|what do you (?:pay|charge)|how expensive",
    "often": r"cada cuant[oa]s?|con (?:que|cuanta) (?:frecuencia|regularidad)|how often|how frequently"
    r"|how regularly|at what intervals"
    r"|jak czesto|co ile|cuantas veces|how many times|ile razy|w jakim rytmie",
    "long": r"(?:durante )?cuanto (?:tiempo|tarda\w*|dura\w*|falta)|how long|how quickly|how fast|how soon"
    r"|how old|jak dlug\w+"
    r"|ile (?:czasu|trwa\w*|potrwa\w*)|jak szybko|(?:en )?cuant[oa]s (?:dias|horas|semanas|meses|anos)"
    r"|how many (?:days|hours|weeks|months|years)|(?:po )?(?:ile|ilu) (?:dni\w*|godzin\w*|tygodni\w*|miesi\w+|lat\w*)"
    r"|que plazo|for (?:what|how long|which) period|przez jaki czas|jaki jest czas|na jaki czas|con cuanta antelacion",
    "why": r"por que|why|dlaczego|czemu|po co",
    "how": r"como|how|jak|w jaki sposob|de que (?:manera|forma)|que pasos|in what way",
    "what": r"que|cual(?:es)?|what|which|what's|co|czego|czym|jak(?:i|a|ie|im|ich|iego|iej|imi)|ktor(?:y|a|e|ym"
    r"|ych|ego|ej|ymi)",
}
KINDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}
VAGUE = frozenset({"how", "what"})  # after something, which its other words tell

# Yes or no, whatever else is said in it; but not where somebody asks whether we know.
_YES_OR_NO = re.compile(
    r"^\W*(?:(?:and|so|also|a|i|wiec|oraz) )?"
    r"(?:(?:do(?! (?:jak|kogo|ktor|kiedy|czego))|does|did|is|are|can|could|may|must|should|shall|will|would"
    r"|have|has|was|were|isn't|aren't|don't|won't)|czy)\b"
)
_WHETHER_KNOWN = re.compile(
    r"\b(?:(?:can|could|would|will) (?:you|somebody|someone)\b.{0,20}\b(?:tell|say|let|give|confirm|remind|send"
    r"|share|name)|know|may (?:i|we) ask"
    r"|have you (?:\w+ )?(?:decided|thought|settled|agreed|chosen|picked)|(?:is|has) (?:it"
    r"|that) (?:\w+ )?(?:clear|decided|settled|been)|wiadomo|wiecie|wiedz\w+|wie pan\w*|znacie|ustal\w+"
    r"|zdecyd\w+|(?:moz|mog)\w+ .{0,25}(?:powiedziec|podac|napisac|potwierdzic|przypomniec|zdradzic))"
)
_RELATIVE = re.compile(r"^(?:quien|a?donde|cuando|cuant|como|que|cual)")  # without an accent they join clauses
_OPENS = re.compile(
    r"(?:^|[¿?,;:.(]|\b(?:y|e|o|pero|entonces))\s*(?:(?:a|de|en|con|por|para|desde|hasta|sobre|segun"
    r"|bajo) )?(?:el |la |los |las )?$"
)
_ALSO = re.compile(r"\b(?:y|e|o|and|or|i|oraz|lub|albo|czy)\s+(?:\w{1,4}\s+)?$")


def kinds_of(text: str) -> frozenset[str]:
    """All that a question is after; "how" and "what" only where nothing tells it better, "yes" for yes or no."""
    return sought(text)[0]


@lru_cache(maxsize=4096)
def sought(text: str) -> tuple[frozenset[str], int]:
    """What a question is after, and where the words end that say so: what it is after of it comes next."""
    bare = plain(text)
    if _YES_OR_NO.search(bare) and not _WHETHER_KNOWN.search(bare):
        return frozenset({"yes"}), 0
    found = sorted(_said(text, bare), key=lambda one: (one[0], one[2] in VAGUE, -one[1]))
    if not found:
        return frozenset({"yes"} if "?" in text else ()), 0
    first = found[0]
    also = {
        kind for start, _end, kind in found if start > first[1] and kind not in VAGUE and _ALSO.search(bare[:start])
    }
    return frozenset({first[2], *also}), first[1]


def _said(text: str, bare: str) -> Iterator[tuple[int, int, str]]:
    for kind, words in KINDS.items():
        for match in words.finditer(bare):
            joins = _RELATIVE.search(match[0]) and text[match.start() : match.end()].lower() == match[0]
            if not joins or _OPENS.search(bare[: match.start()]):
                yield match.start(), match.end(), kind
                break


# What an answer gives, by how it is written.
_TOLD = {
    "when": r"\d{1,2}[:.]\d\d|(?:19|20)\d\d|\d{1,2}(?:h|am|pm)\b|lunes|martes|miercoles|jueves|viernes|sabados?"
    r"|domingos?|festivos?"
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
    r"|six|seven|eight|nine|ten|twelve|twenty|dwa|dwie|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec"
    r"|dwanascie|dwadziescia",
    "long": r"(?:dias?|horas?|semanas?|mes(?:es)?|days?|hours?|weeks?|months?|dni|godzin\w*|tygodni\w*|miesiec\w*)",
}
TOLD = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, words in _TOLD.items()}

# Concepts by which a text says what it is after, or tells it, without a word like "when".
IMPLIED = {
    concept: kind
    for kind, named in {
        "who": "contact_person responsible boss owner person lawyer photographer doctor therapist teacher",
        "where": "address premises place delivery_area country zone city email mailbox room",
        "when": "date deadline hours open closed day weekday launch calendar holiday",
        "many": "team_size capacity number limit size square_metres",
        "much": "price fee budget free discount deposit quote",
        "often": "often regular",
        "long": "duration notice guarantee waiting",
    }.items()
    for concept in named.split()
}

# What is asked so may be answered by what is asked so.
RELATED = frozenset(
    map(
        frozenset,
        (
            ("when", "often"), ("when", "long"), ("many", "long"), ("where", "who"), ("much", "many"),
            ("often", "long"), ("often", "many"), ("when", "many"), ("where", "whence"),
        ),
    )
)  # fmt: skip


_NAME = re.compile(
    r"^(?!(?:Yes|No|Tak|Nie|S[ií]|On|At|In|One|Two|Three|Four|Five|Six|Ten|Only|Up|Until|By|From|The|A|Uno|Dos"
    r"|Tres|Solo|Sólo|Hasta|Desde|Para|En|El|La|Los|Las|Un|Una|Do|Od|Na|W|We|Po|Dwa|Trzy|Tylko|Przez|Nikt"
    r"|Nobody|Nadie)\b)[^\W\d_a-z][^\W\d_]+(?:[,.]| and | y | i |$)|[^\W\d_a-z]\w+ (?:de |del "
    r"|de la )?[^\W\d_a-z]\w+|[a-z,] [A-ZÁÉÍÓÚŁŚŻŹĆ]\w+"
)


@lru_cache(maxsize=4096)
def told_in(text: str) -> frozenset[str]:
    """What an answer gives, as it was written."""
    bare = plain(text)
    told = {kind for kind, words in TOLD.items() if words.search(bare)}
    return frozenset({*told, "who"} if _NAME.search(text) else told)
