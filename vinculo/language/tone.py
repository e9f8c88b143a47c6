"""Does a letter sound as if something were wrong between us? A few dozen turns of phrase say so outright."""

from vinculo.language.finding import Found
from vinculo.language.plain import plain
from vinculo.language.sentences import sentences
from vinculo.language.tell import LANGUAGES, tell
from vinculo.language.words.tone import COLD, WARM

LONGEST = 20_000  # letters that are looked at


def find_cold(text: str, language: str | None = None) -> Found | None:
    """The first sentence of a letter that sounds cold or tense; None when none does."""
    spoken = language if language in LANGUAGES else tell(text, "en")
    for one in sentences(text[:LONGEST]):
        bare = plain(one.text)
        if COLD[spoken].search(bare) and not WARM.search(bare):
            return Found(one.start, one.end, one.text)
    return None
