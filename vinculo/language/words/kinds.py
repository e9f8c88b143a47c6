"""What a question is after: somebody, a place, a time, a number. Over plain sentences, in the three languages."""

import re

_KINDS = {
    "who": r"quien(?:es)?|who|whom|whose|kto|kogo|komu|kim|czyim?|czyj\w*",
    "where": r"a?donde|en que (?:sitio|lugar|carpeta)|where|in which (?:place|folder)|(?:to|at) which address"
    r"|gdzie|dokad|w (?:jakim|ktorym) miejscu|na jaki adres|que (?:direccion|correo)"
    r"|what (?:is the )?address|jaki (?:mail|adres)",
    "when": r"cuando|a que hora|hasta que hora|que dias?|when|what time|how late|(?:which|what|on what) days?"
    r"|until when|kiedy|o ktorej|do ktorej|w jakie dni|ktorych dni|do kiedy|od kiedy|jaki jest termin",
    "many": r"cuant[oa]s|que numero|how many|how big|how large|how much|up to how|what (?:is the )?number|ile|ilu"
    r"|jaka jest (?:liczba|wielkosc)|jak duz\w+",
    "often": r"cada cuanto|con que frecuencia|how often|at what intervals|jak czesto|co ile",
}
KINDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}


def kind_of(bare: str) -> str:
    """The first kind a plain question shows, or nothing."""
    return next((kind for kind, words in KINDS.items() if words.search(bare)), "")
