"""
Guess the 8-bit encoding of a text from the languages it may be written in.

Spanish and Western mail is cp1252, Polish is cp1250 or ISO-8859-2; the same byte is ñ in one and ń in the other. So
each candidate is decoded and its non-ASCII letters are judged by what stands beside them.
"""

import re

VOWELS = frozenset("aeiouAEIOUáéíóúÁÉÍÓÚ")
QUIET = frozenset("€–—“”‘’„…«»°§·©®™ªº´`\xa0")
ALPHABETS = {
    "es": frozenset("áéíóúüñÁÉÍÓÚÜÑ"),
    "pl": frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    "de": frozenset("äöüßÄÖÜ"),
    "fr": frozenset("àâæçéèêëîïôœùûÀÂÇÉÈÊËÎÏÔŒÙÛ"),
}
CANDIDATES = (("cp1252", "es"), ("cp1250", "pl"), ("iso8859-2", "pl"), ("cp1252", "de"), ("cp1252", "fr"))
HINTS = {
    "es": re.compile(rb"nombre|apellido|correo|empresa|\bs\.l\.|\.es\b|\b(?:que|los|las|una|para|hola)\b", re.I),
    "pl": re.compile(rb"nazwisk|telefon|firma|sp\. z|\.pl\b|ski\b|cki\b|wicz\b|\b(?:nie|jest|oraz|prosz)", re.I),
    "de": re.compile(rb"\b(?:und|der|die|das|nicht|mit|vorname|nachname)\b|\.de\b", re.I),
    "fr": re.compile(rb"\b(?:le|les|des|vous|nous|merci|bonjour)\b|\.fr\b", re.I),
}
OTHERS = frozenset(
    "shift_jis cp932 euc-jp iso-2022-jp gb18030 gb2312 gbk big5 euc-kr cp949 koi8-r koi8-u cp1251 windows-1251 "
    "cp1253 cp1254 cp1255 cp1256 cp1257 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 mac-roman "
    "cp852".split()
)
FOREIGN = re.compile(r"[^\x00-\x7f]")
SAMPLE = 65536


def guess_letters(sample: bytes) -> str:
    """The Python codec name of an 8-bit text that is not UTF-8. Always answers a codec that exists."""
    sample = sample[:SAMPLE]
    scores = [(_score(sample, codec, language), codec) for codec, language in CANDIDATES]
    best, codec = max(scores, key=lambda pair: pair[0])
    return codec if best > 0 else _guess_rarer(sample)


def _guess_rarer(sample: bytes) -> str:
    import chardet  # seldom needed, and large

    found = chardet.detect(sample)
    codec = (found.get("encoding") or "").lower()
    return codec if codec in OTHERS and (found.get("confidence") or 0) > 0.05 else "cp1252"


def _score(sample: bytes, codec: str, language: str) -> float:
    text = sample.decode(codec, "replace")
    alphabet = ALPHABETS[language]
    hint = min(len(HINTS[language].findall(sample)), 4) * 0.3
    letters = [_judge(text, match.start(), alphabet, language) for match in FOREIGN.finditer(text)]
    return sum(letters) + hint * (1 if letters and sum(letters) > 0 else 0)


def _judge(text: str, at: int, alphabet: frozenset[str], language: str) -> float:
    letter, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if letter == "\ufffd" or "\x80" <= letter <= "\x9f":
        return -6
    if letter in "¿¡":
        return 1 if language == "es" and not before.isalpha() and after.isalpha() else -3
    if letter in QUIET:
        return 0
    if letter not in alphabet:
        return -1 if letter.isalpha() else -2
    if letter.islower() and after.isupper() or letter.isupper() and before.islower():
        return -2
    if letter in "ñń":
        return 1 if (letter == "ñ") == (after in VOWELS and after != "") else -1.5
    return 1
