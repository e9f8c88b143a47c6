"""
How much work a page is, counted instead of timed: `python -m tools.calls --clients 10000`.

Prints the Python calls and the statements of one request to each main page, over the data that `bin/bench data` makes.
Processor time moves with whatever else the machine does; these figures stay the same from run to run, so that two
versions can be compared. `--profile PAGE` lists where the calls of one page come from. `--cpu` says the processor
time as well: the least, the middle and the mean of 35 requests in this process.
"""

import argparse
import cProfile
import logging
import pstats
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any, cast

from tools.bench.home import prepare_home

WARM, COUNTED, TIMED = 7, 10, 35


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    asked.add_argument("--clients", type=int, default=10_000)
    asked.add_argument("--profile", metavar="PAGE", default="", help="as it is printed: Today, Search ...")
    asked.add_argument("--cpu", action="store_true", help="milliseconds of the processor, too")
    options = asked.parse_args()
    engine = prepare_home(options.clients)
    logging.disable(logging.CRITICAL)
    print(f"{engine}, {options.clients} clients")
    _each_page(options.profile, options.cpu)


def _each_page(profiled: str, timed: bool) -> None:
    from django.core.management import call_command

    from tools.bench.measure import requests_of, statements
    from vinculo.people.models import Person

    call_command("collectstatic", interactive=False, verbosity=0)
    person = Person.objects.get(email="p2@bench.example")
    for request in requests_of(person):
        if profiled and request.name != profiled:
            continue
        stats = _counted(person, request)
        print(
            f"{request.name:12} {cast(Any, stats).total_calls / COUNTED:9,.0f} calls",
            statements(person, request),
            sep="  ",
        )
        if timed:
            spent = sorted(_spent(person, request))
            print(f"{'':12} {spent[0]:.1f} / {statistics.median(spent):.1f} / {statistics.mean(spent):.1f} ms")
        if profiled:
            stats.sort_stats("cumulative").print_stats(r"/(vinculo|django)/", 60)


def _asking(person: Any, request: Any) -> Callable[[int], None]:
    """Asks for the page, the same as the bench does."""
    from tools.bench.measure import browser_of

    browser = browser_of(person, request)

    def ask(number: int) -> None:
        path = request.path(number)
        answer = browser.post(path, request.form(number)) if request.form else browser.get(path)
        if answer.status_code not in request.expects:
            raise RuntimeError(f"{request.name} answered {answer.status_code}")

    return ask


def _spent(person: Any, request: Any) -> Iterator[float]:
    """Milliseconds of the processor of each request, once the page is warm."""
    ask = _asking(person, request)
    for number in range(WARM + TIMED):
        before = time.process_time()
        ask(number)
        if number >= WARM:
            yield (time.process_time() - before) * 1000


def _counted(person: Any, request: Any) -> pstats.Stats:
    ask = _asking(person, request)
    for number in range(WARM):
        ask(number)
    profile = cProfile.Profile()
    for number in range(COUNTED):
        profile.enable()
        ask(number)
        profile.disable()
    return pstats.Stats(profile)


if __name__ == "__main__":
    main()
