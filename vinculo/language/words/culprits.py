"""Whose fault it was, where no name is said: the intern, the new one, somebody. Patterns over plain text."""

import re

_SOMEBODY = {
    "es": r"becari[oa]s?|alguien|algun\w*|practicas|nuev[oa]s?|programador\w*|desarrollador\w*|disenador\w*"
    r"|tecnic[oa]s?|compa\w{1,2}er[oa]s?|jef[ea]s?|freelance|comercial\w*|persona\w*|chic[oa]s?|redactor\w*|equipo",
    "en": r"interns?|somebody|someone|trainees?|new (?:guy|girl|one|hire|person)|developers?|designers?|programmers?"
    r"|colleagues?|boss|freelancers?|managers?|juniors?|person|people|guys?|admins?|copywriters?|team",
    "pl": r"stazyst\w*|praktykant\w*|kogos|nowego|nowej|programist\w*|grafi(?:k|cz)\w*|kolegi|kolegow|kolezan\w*"
    r"|szef\w*|osob\w*|handlowc\w*|pracownik\w*|pracownic\w*|redaktor\w*|administrator\w*|zespol\w*",
}
_FAULT = {
    "es": r"culpa (?:de(?: una?| l[ao]s?| nuestr[oa]s?| un)?|del|la tienen?(?: el| la| un| una| los)?)",
    "en": r"(?:the )?fault of(?: the| an?| our| one of our)?",
    "pl": r"(?:z winy|(?:to|jest|byla) wina|przez (?:blad|pomylke|zaniedbanie))(?: naszego| naszej)?",
}
_OWNED = {
    "es": "",
    "en": rf"|\b(?:the|our|an?) (?:{_SOMEBODY['en']})'s (?:fault|mistake|doing)\b",
    "pl": "",
}
CULPRIT = {
    language: re.compile(rf"\b{fault} (?:\w+ )?(?:{_SOMEBODY[language]})\b{_OWNED[language]}")
    for language, fault in _FAULT.items()
}
# What stands before a name when something came about through somebody.
THROUGH = re.compile(r"\b(?:stalo|zdarzylo|wydarzylo|posypalo|zepsulo) sie (?:to |wszystko |tak )?przez $")
