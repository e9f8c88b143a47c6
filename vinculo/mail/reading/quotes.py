"""
Part what somebody wrote this time from what they repeated: quoted mails, the line that introduces them, signatures.

Mail programmes write the introduction in the writer's language, over one to three lines, with or without `>` before
what follows. English, Spanish, Polish, German and French are known. Nothing is lost: what is folded away is kept.
"""

import re
from dataclasses import dataclass

LONG_LINE = 2000
WROTE = r"(?:wrote|a écrit|escribió|escribiste|schrieb|napisał(?:\(a\)|a)?)"
DATED = re.compile(
    rf"^(?:(?:on|le|el|am|em|dnia|w dniu)\b.{{4,300}}\b{WROTE}.{{0,120}}|.{{0,20}}\d.{{4,300}}\b{WROTE}\W{{0,4}}):$",
    re.I,
)
NAMED = re.compile(rf"^(?:.{{2,120}}\b{WROTE}\)?\s*|(?:on|am)\b.{{4,200}}\b(?:at|um)\b.{{2,200}}):$", re.I)
SOME_DATE = re.compile(r"\d|@")
DIVIDERS = re.compile(
    r"^\s*(?:[-_]{2,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado|mensaje de reenvío|"
    r"wiadomość oryginalna|wiadomość przekazana|oryginalna wiadomość|treść przekazanej wiadomości|"
    r"ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|"
    r"reply message|begin forwarded message)\s*[-_]{2,}|(?:begin forwarded message|inicio del mensaje reenviado|"
    r"początek przekazywanej wiadomości|anfang der weitergeleiteten nachricht|début du message réexpédié)\s*:|"
    r"_{20,})\s*$",
    re.I,
)
FROM_LINE = re.compile(r"^\W{0,4}(?:from|de|od|von|expéditeur|remitente)\s*:\W{0,3}\s*\S", re.I)
OTHER_LINE = re.compile(
    r"^\W{0,4}(?:sent|date|to|subject|cc|enviado(?: el)?|fecha|para|asunto|wysłano|data|do|temat|dw|gesendet|datum|an|"
    r"betreff|envoyé|à|objet)\s*:",
    re.I,
)
QUOTED = re.compile(r"^\s{0,3}>")
SENT_FROM = re.compile(
    r"^\s*(?:sent from (?:my|outlook|mail|yahoo|samsung|proton)|sent with |get outlook for|"
    r"enviado desde |enviado con |obtener outlook|wysłano z |wysłane z |pobierz outlook|"
    r"(?:von meinem|gesendet (?:von|mit|aus)|diese nachricht wurde von meinem)|envoyé (?:de|depuis) |"
    r"télécharger outlook)",
    re.I,
)
CLOSING = re.compile(
    r"^\s*(?:(?:kind|best|warm|many)?\s*regards|best(?: wishes)?|cheers|thanks|many thanks|thank you|sincerely|"
    r"yours (?:sincerely|faithfully|truly)|(?:un |muchos |cordiales |atentos )?saludos?(?: cordial(?:es)?)?|"
    r"un abrazo|abrazos|atentamente|(?:muchas )?gracias(?: y (?:un )?saludos?)?|"
    r"(?:serdecznie )?pozdrawiam(?:y|\s+serdecznie)?|(?:z )?(?:serdeczne )?pozdrowieni(?:a|ami)|z poważaniem|dziękuję|"
    r"(?:mit )?(?:freundliche[nr]?|liebe[nr]?|viele[nr]?|beste[nr]?|herzliche[nr]?) grü(?:ß|ss)e[n]?|mfg|"
    r"gruß|viele grüße|danke|cordialement|bien à vous|bien cordialement|salutations|merci)\s*[,.!]?\s*$",
    re.I,
)
SIGNATURE_MARK = re.compile(r"^\s*(?:--|—|__)\s?$")
TRAILING = 9


@dataclass(frozen=True, slots=True)
class Folded:
    """`said` is new, `signature` closes it, `quoted` came from before."""

    said: str
    signature: str
    quoted: str


def fold(text: str) -> Folded:
    """Part a plain text mail. When everything is quoted, `said` is empty. Linear in the length of the text."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    new, old = _part(lines)
    body, signature = _unsigned(_trimmed(new))
    return Folded("\n".join(body), "\n".join(signature), "\n".join(_trimmed(old)))


def _part(lines: list[str]) -> tuple[list[str], list[str]]:
    new: list[str] = []
    old: list[str] = []
    at = 0
    while at < len(lines):
        if _is_divider(lines, at):
            return new, old + lines[at:]
        if height := _introduction(lines, at):
            below = _next_filled(lines, at + height)
            if below is None or not QUOTED.match(lines[below]):
                return new, old + lines[at:]
            old += lines[at:below]
            at = below
        elif QUOTED.match(lines[at]):
            old.append(lines[at])
            at += 1
        else:
            new.append(lines[at])
            at += 1
    return new, old


def _is_divider(lines: list[str], at: int) -> bool:
    line = lines[at]
    if not line or len(line) > LONG_LINE:
        return False
    if DIVIDERS.match(line):
        return True
    if not FROM_LINE.match(line):
        return False
    below = [one for one in lines[at + 1 : at + 8] if one.strip()][:4]
    return sum(bool(OTHER_LINE.match(one[:LONG_LINE])) for one in below) >= 2


def _introduction(lines: list[str], at: int) -> int:
    """How many lines the introduction of a quoted mail takes here: 0 when there is none, at most 3."""
    if not lines[at].strip() or QUOTED.match(lines[at]) or len(lines[at]) > 300:
        return 0
    joined = ""
    for height in (1, 2, 3):
        if at + height > len(lines) or QUOTED.match(lines[at + height - 1]) or not lines[at + height - 1].strip():
            return 0
        joined = f"{joined} {lines[at + height - 1].strip()}".strip()
        if len(joined) > 500:
            return 0
        if _introduces(joined, height, lines, at):
            return height
    return 0


def _introduces(joined: str, height: int, lines: list[str], at: int) -> bool:
    """A line that ends with a colon and says who wrote when; without a date, only when quoted lines follow."""
    if not joined.endswith(":"):
        return False
    if DATED.match(joined) and SOME_DATE.search(joined):
        return True
    below = _next_filled(lines, at + height)
    return below is not None and bool(QUOTED.match(lines[below])) and bool(NAMED.match(joined))


def _next_filled(lines: list[str], at: int) -> int | None:
    return next((index for index in range(at, min(at + 6, len(lines))) if lines[index].strip()), None)


def _unsigned(lines: list[str]) -> tuple[list[str], list[str]]:
    for at, line in enumerate(lines):
        if SIGNATURE_MARK.match(line) and at:
            return _trimmed(lines[:at]), lines[at:]
    lines, tail = _without_sent_from(lines)
    for at in range(max(len(lines) - TRAILING, 1), len(lines)):
        if CLOSING.match(lines[at]) and all(len(line) < 80 for line in lines[at:]):
            return _trimmed(lines[:at]), lines[at:] + tail
    return lines, tail


def _without_sent_from(lines: list[str]) -> tuple[list[str], list[str]]:
    for at in range(max(len(lines) - TRAILING, 0), len(lines)):
        if SENT_FROM.match(lines[at]):
            return _trimmed(lines[:at]), lines[at:]
    return lines, []


def _trimmed(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]
