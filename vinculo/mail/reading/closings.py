"""What closes a letter: a greeting and a name, a signature, the line a telephone puts below it. Five languages."""

import re

SIGNATURE_MARK = re.compile(r"^\s*(?:--|—|__)\s?$")
SENT_FROM = re.compile(
    r"^\s*(?:sent from (?:my|outlook|mail|yahoo|samsung|proton|workspace)|sent with |get outlook for|"
    r"enviado desde |enviado con |obtener outlook|"
    r"wysłano (?:z |za pomocą )|wysłane (?:z |za pomocą )|(?:pobierz|uzyskaj) (?:aplikację |program )?outlook|"
    r"von (?:meinem|outlook für) |gesendet (?:von|mit|aus)|diese nachricht wurde von meinem|"
    r"outlook für .{2,20} beziehen|holen sie sich outlook|"
    r"envoyé (?:de|depuis) |envoyé à partir d|envoyé avec la messagerie|(?:télécharger|obtenez) outlook)",
    re.I,
)
ENGLISH = (
    r"(?:kind|best|warm|many)?\s*regards|(?:with )?best(?: wishes)?|warm wishes|all the best|cheers|thanks|many thanks|"
    r"thank you|sincerely|yours (?:sincerely|faithfully|truly)"
)
SPANISH = (
    r"(?:un |muchos |cordiales |atentos )?saludos?(?: cordial(?:es)?)?|(?:(?:reciba )?un )?cordial saludo|"
    r"(?:un )?abrazo|abrazos|besos|bss|atentamente|(?:muchas )?gracias(?: y (?:un )?saludos?)?"
)
POLISH = (
    r"(?:serdecznie )?pozdrawiam(?:y|\s+(?:serdecznie|ciepło|gorąco))?|pozdr|(?:z )?(?:serdeczne )?"
    r"pozdrowieni(?:a|ami)|z poważaniem|z wyrazami szacunku|miłego dnia|dziękuję"
)
GERMAN = (
    r"(?:mit )?(?:freundliche[nr]?|liebe[nr]?|viele[nr]?|beste[nr]?|herzliche[nr]?|schöne[nr]?) grü(?:ß|ss)en?"
    r"(?: aus .{2,30})?|mfg|lg|vg|gruß|hochachtungsvoll|danke"
)
FRENCH = (
    r"(?:bien |très )?cordialement|(?:bien )?amicalement|bien à (?:vous|toi)|(?:meilleures |sincères )?salutations|"
    r"bonne (?:journée|soirée|réception)|à bientôt|bises|cdl?t|merci"
)
CLOSING = re.compile(rf"^\s*(?:{ENGLISH}|{SPANISH}|{POLISH}|{GERMAN}|{FRENCH})\s*[,.!]?\s*$", re.I)
TRAILING = 9


def unsigned(lines: list[str]) -> tuple[list[str], list[str]]:
    """What was said, and how it closes. Nothing is lost."""
    for at, line in enumerate(lines):
        if SIGNATURE_MARK.match(line) and at:
            return trimmed(lines[:at]), lines[at:]
    lines, tail = _without_sent_from(lines)
    for at in range(max(len(lines) - TRAILING, 1), len(lines)):
        if CLOSING.match(lines[at]) and all(len(line) < 80 and not line.endswith("?") for line in lines[at:]):
            return trimmed(lines[:at]), lines[at:] + tail
    return lines, tail


def _without_sent_from(lines: list[str]) -> tuple[list[str], list[str]]:
    for at in range(max(len(lines) - TRAILING, 0), len(lines)):
        if SENT_FROM.match(lines[at]):
            return trimmed(lines[:at]), lines[at:]
    return lines, []


def trimmed(lines: list[str]) -> list[str]:
    """Without empty lines above and below."""
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]
