"""
How often each practice is raised over the two years of the demo story, as the page docs/practices/over-the-story.md.

    python -m tools.practices_over_story            writes the page
    python -m tools.practices_over_story --print    only prints it

Works on the installation whose data folder VINCULO_DATA names, which must hold the story and nothing else: in an empty
one, `vinculo prepare`, then `vinculo demo`. Replays every client day by day as if everything had been written down on
the day it is about, and adds what the sweep of today says: the load of people and the leads are known for today only.
"""

import os
import sys
from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path

DAYS = 730
HOURS = (time(9), time(13), time(17))  # a complaint that is thanked for by the evening is seen at noon
PAGE = Path(__file__).resolve().parent.parent / "docs" / "practices" / "over-the-story.md"
COMMAND = "python -m tools.practices_over_story"


def start() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


def counted(today: date) -> tuple[Counter[str], Counter[str]]:
    """By id of the practice: how often it is raised in two years, and how many nudges are open today."""
    from vinculo.clients.models import Client
    from vinculo.practices.models import Nudge
    from vinculo.practices.replay import replay

    over: Counter[str] = Counter()
    for pk in Client.objects.active().order_by("pk").values_list("pk", flat=True):
        said = replay(pk, start=today - timedelta(days=DAYS), end=today, as_noted=False, hours=HOURS)
        over.update(one.raised.practice.id for one in said)
    return over, Counter(Nudge.objects.live().values_list("practice", flat=True))


def page(over: Counter[str], now: Counter[str]) -> str:
    from vinculo.practices.catalogue import all_practices

    practices = all_practices()
    silent = [one for one in practices if not over[one.id] and not now[one.id]]
    lines = [
        "# The practices over the story",
        "",
        "The made-up studio of `bin/demo` has two years behind it. This is how often each practice speaks in them:",
        "over the story, when it is replayed at 9:00, 13:00 and 17:00 of each day from what was known then; and today,",
        "in the sweep that ends it. A matter that stays open for weeks counts once. Leads and the load of people are",
        "seen today only.",
        "",
        f"Written by `{COMMAND}` over a fresh story, not by hand. The story ends on the day it is told,",
        "so some figures move a little with the day.",
        "",
        "| Code | Practice | Over the story | Open today |",
        "| --- | --- | ---: | ---: |",
    ]
    for one in practices:
        lines.append(f"| [{one.code}]({one.code}.md) | {one.title} | {over[one.id]} | {now[one.id]} |")
    lines += [f"| | **All {len(practices)}** | **{sum(over.values())}** | **{sum(now.values())}** |", ""]
    if silent:
        lines += ["Nothing to say here: " + ", ".join(one.code for one in silent) + ".", ""]
    lines.append("All practices: [the list](README.md).")
    return "\n".join(lines) + "\n"


def main() -> int:
    start()
    from django.utils import timezone, translation

    with translation.override("en"):
        text = page(*counted(timezone.localdate()))
    if "--print" in sys.argv[1:]:
        print(text, end="")
    else:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
