"""By what Basecamp's files are known."""

import re

from vinculo.exchange.basecamp.kinds import KEYS, stem

# As keys, so that a board whose texts only speak of Basecamp is not taken for one.
WORDS = re.compile(
    r'"(?:visible_to_clients|personable_type|inherits_status|clients_enabled|completion_subscribers)"\s*:'
    r'|"name"\s*:\s*"todoset"|"dock"\s*:\s*\['
)


def answer(text: str) -> bool:
    """The beginning of a JSON file: words only Basecamp has."""
    return bool(WORDS.search(text))


def archive(names: tuple[str, ...]) -> bool:
    """The files of an archive: JSON, named as the addresses they came from."""
    return any(name.lower().endswith(".json") and stem(name) in KEYS for name in names)
