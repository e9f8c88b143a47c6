"""
What the rules of blame look for, by language. All patterns run over one plain sentence.

fails: a finite verb of failing, behind a name. undone: what one should have done and did not, behind a name.
before: what stands before the one who gets the blame. anywhere: damning in a sentence that names one of us.
harmless: what makes the same words harmless, behind the name. reminder, you: the words to the client.
bad: bad news. not_bad: what only looks so. next: a day, an hour, or what happens next.
owned: what belongs to the one who gets the blame (English only).
"""

from dataclasses import dataclass
from re import Pattern, compile


@dataclass(frozen=True)
class Blaming:
    fails: Pattern[str]
    undone: Pattern[str]
    before: Pattern[str]
    anywhere: Pattern[str]
    harmless: Pattern[str]
    reminder: Pattern[str]
    you: Pattern[str]
    not_you: Pattern[str]
    bad: Pattern[str]
    not_bad: Pattern[str]
    next: Pattern[str]
    owned: Pattern[str] = compile(
        r"^ (?:\w+ )?(?:fault|mistake|error|carelessness|sloppy|sloppiness|doing|negligence|desk|blunder|slip"
        r"|oversight|mess)\b"
    )


def words(*parts: str) -> Pattern[str]:
    """Any of the patterns, at the beginning of a word."""
    return compile(r"(?<![\w])(?:" + "|".join(" ".join(part.split()) for part in parts) + ")")


def at_end(*parts: str) -> Pattern[str]:
    return compile(r"(?<![\w])(?:" + "|".join(" ".join(part.split()) for part in parts) + r")\W*$")


# Who says sorry and then what one of us did, says whose fault it was. Over plain text, and over small letters.
SORRY = compile(
    r"\b(?:perdona|perdon|perdonad|perdone|disculpa\w*|lo siento|siento (?:mucho|el|la|las|los)|sorry|apolog\w+|forgive"
    r"|przepraszam\w*|prosz[eę] wybaczyc|wybacz\w*|przykro (?:mi|nam))\b"
)
DID = {
    "es": compile(
        r"^\W*(?:\w+ ){0,2}?(?:(?:se|le|les|lo|la|os|te|nos) )*(?:\w{2,}(?:ó|ió)\b|hizo|puso|dijo|dio|tuvo|quiso"
        r"|ha \w+(?:ado|ido|cho|to)\b)"
    ),
    "en": compile(
        r"^\W*(?:\w+ ){0,2}?(?:\w{3,}ed|sent|gave|put|took|made|wrote|told|left|got|went|said|read|cut|set|ran"
        r"|threw|spoke|chose)\b"
    ),
    "pl": compile(r"^\W*(?:\w+ ){0,2}?\w{3,}(?:ł|ła)\b"),
}
WELL = compile(
    r"\b(?:termin|acab|arregl|corrig|prepar|encontr|resolv|solucion|ayud|consig|recuper|llam|contest|respond"
    r"|confirm|salud"
    r"|(?<!half )(?<!half-)finish|fix|correct|prepar|found|solv|help|manag|repair|restor|call|answer|replied"
    r"|confirm|offer|suggest|join"
    r"|skoncz|dokoncz|popraw|napraw|przygotow|znalaz|pomog|rozwiaz|odzysk|zadzwon|odpis|odpowied|potwierdz"
    r"|zaproponow)\w*"
)
