"""
Part what somebody wrote this time from what they repeated: quoted mails, the line that introduces them, signatures.

Mail programmes write the introduction in the writer's language, over one to three lines, with or without `>` before
what follows. English, Spanish, Polish, German and French are known. Nothing is lost: what is folded away is kept.
"""

import re
from dataclasses import dataclass

from vinculo.mail.reading.closings import trimmed, unsigned

LONG_LINE = 2000
WROTE = r"(?:wrote|a écrit|escribió|escribiste|schrieb|geschrieben|napisał(?:\(a\)|a)?|pisze)"
DATED = re.compile(
    rf"^(?:(?:on|le|el|am|em|dnia|w dniu)\b.{{4,300}}\b{WROTE}.{{0,120}}|.{{0,20}}\d.{{4,300}}\b{WROTE}\W{{0,4}}):$",
    re.I,
)
NAMED = re.compile(rf"^(?:.{{2,120}}\b{WROTE}\)?\s*|(?:on|am)\b.{{4,200}}\b(?:at|um)\b.{{2,200}}):$", re.I)
# Who first, then when.
SAID_WHEN = re.compile(
    r"^(?:.{2,160}(?:\bwrote on|\bschrieb am|\ba écrit le|\bescribió el|\bnapisał(?:\(a\)|a)? (?:w dniu|dnia))|"
    r"wiadomość napisana przez .{2,160}\bw dniu)\b.{4,120}:$",
    re.I,
)
SOME_DATE, HOUR = re.compile(r"\d|@"), re.compile(r"(?<!\d)\d{1,2}[:h]\d{2}|@")
DIVIDERS = re.compile(
    r"^\s*(?:[-_]{2,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado|mensaje de reenvío|"
    r"wiadomość oryginalna|wiadomość przekazana(?: dalej)?|oryginalna wiadomość|treść przekazanej wiadomości|"
    r"ursprüngliche nachricht|original-?nachricht|weitergeleitete (?:nachricht|e?-?mail)|message d'origine|"
    r"(?:message|mail) original|(?:message|mail) transféré|"
    r"reply message|begin forwarded message)\s*[-_]{2,}|(?:begin forwarded message|inicio del mensaje reenviado|"
    r"początek przekazywanej wiadomości|anfang der weitergeleiteten nachricht|début du message réexpédié)\s*:|"
    r"_{20,})\s*$",
    re.I,
)
FROM_LINE = re.compile(r"^\W{0,4}(?:from|de|od|von|expéditeur|remitente)\s*:\W{0,3}\s*\S", re.I)
OTHER_LINE = re.compile(
    r"^\W{0,4}(?:sent|date|to|subject|cc|enviado(?: el)?|fecha|para|asunto|wysłan[oe]|data|do|temat|dw|gesendet|datum|"
    r"an|betreff|envoyé|à|objet)\s*:",
    re.I,
)
# Only a letter has these; where from, where to and when a journey has too.
OF_A_LETTER = re.compile(
    r"^\W{0,4}(?:sent|subject|enviado(?: el)?|asunto|wysłan[oe]|temat|gesendet|betreff|envoyé|objet)\s*:|.*@", re.I
)
QUOTED = re.compile(r"^\s{0,3}>")


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
    body, signature = unsigned(trimmed(new))
    return Folded("\n".join(body), "\n".join(signature), "\n".join(trimmed(old)))


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
    return _is_head_of_a_letter(lines, at)


def _is_head_of_a_letter(lines: list[str], at: int) -> bool:
    """As programmes repeat it: from whom, and two more of when, to whom and about what; the sender comes soon."""
    if not FROM_LINE.match(lines[at]) and not OTHER_LINE.match(lines[at]):
        return False
    head = [one[:LONG_LINE] for one in lines[at : at + 8] if one.strip()][:5]
    if not FROM_LINE.match(head[0]) and "" in (one.strip() for one in lines[at : at + 3]):
        return False
    others = sum(bool(OTHER_LINE.match(one)) for one in head)
    return any(map(FROM_LINE.match, head[:3])) and others >= 2 and any(map(OF_A_LETTER.match, head))


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
    """
    A line that ends with a colon and says who wrote when, to the hour. Where quoted lines follow the day, or who, is
    enough; where none do it may be a sentence: the printer wrote on Monday.
    """
    if not joined.endswith(":"):
        return False
    tells = bool(DATED.match(joined) or SAID_WHEN.match(joined))
    if tells and HOUR.search(joined):
        return True
    below = _next_filled(lines, at + height)
    if below is None or not QUOTED.match(lines[below]):
        return False
    return (tells and bool(SOME_DATE.search(joined))) or bool(NAMED.match(joined))


def _next_filled(lines: list[str], at: int) -> int | None:
    return next((index for index in range(at, min(at + 6, len(lines))) if lines[index].strip()), None)
