"""
How fast the record grows and how fast it is checked, on the database that DATABASE_URL names:

    python -m tools.bench_record 100000

It writes into a database of its own: set VINCULO_DATA to an empty folder first. The first 2,000 are appended as in
life, each in a transaction of its own; the writing of what they are about is not in it.
"""

import os
import sys
import time

SINGLE, BATCH = 2000, 500
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from vinculo.record.chain import Act, Actor, append, append_all
    from vinculo.record.models import Entry
    from vinculo.record.verify import check

    call_command("migrate", verbosity=0)
    if Entry.objects.exists():
        sys.exit("There are entries here already: set VINCULO_DATA to an empty folder.")
    actor, at = Actor("us", "person:2", "Marek Wilk", ip="192.0.2.7"), timezone.now()
    began = time.perf_counter()
    acts = [
        Act(
            "promise.made", f"promise:{number}", client_id=number % 500 + 1, facts={"promised_on": "2026-03-20"},
            private={"what": f"Promise {number}"}, private_of=f"client:{number % 500 + 1}",
        )
        for number in range(count)
    ]  # fmt: skip
    for act in acts[:SINGLE]:
        append(act, actor=actor, at=at)
    told("appended, each in a transaction of its own,", min(count, SINGLE), began)
    began = time.perf_counter()
    for start in range(SINGLE, count, BATCH):
        append_all(acts[start : start + BATCH], actor=actor, at=at)
    told(f"appended, {BATCH} in a transaction,", max(count - SINGLE, 0), began)
    began = time.perf_counter()
    checked = check()
    told("checked", checked.entries, began)
    sys.stdout.write(f"fault: {checked.fault}\n")


def told(what: str, count: int, began: float) -> None:
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{what} {count:,} entries in {seconds:.1f} s: {count / seconds:,.0f} a second\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
