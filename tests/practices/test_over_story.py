"""The page of how often each practice speaks over the demo story."""

from collections import Counter

from tools.practices_over_story import PAGE, page
from vinculo.practices.catalogue import all_practices


def test_every_practice_has_its_line_and_the_silent_ones_are_named():
    text = page(Counter({"warn_early": 4}), Counter({"warn_early": 1, "due": 2}))

    assert "| [PROM-03](PROM-03.md) | Warn before a date slips | 4 | 1 |" in text
    assert f"| | **All {len(all_practices())}** | **4** | **3** |" in text
    silent = text.partition("Nothing to say here:")[2]
    assert ("PROM-02" in silent, "PROM-03" in silent, "PROM-01" in silent) == (True, False, False)


def test_every_practice_speaks_in_the_story():
    text = PAGE.read_text(encoding="utf-8")

    assert [one.code for one in all_practices() if f"[{one.code}]" not in text] == []
    assert "Nothing to say here" not in text
