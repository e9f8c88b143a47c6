"""
What a storm of letters does: `python -m tools.bench_storm [LETTERS]`.

So many letters of one sender who asks, and as many of each another sender (half of them known, half strangers), all at
once, in a mailbox of a real IMAP server (dovecot-imapd); an installation of its own takes them in, looks at the clients
and tells its people. Says what became of them, how many things to do, notices and letters came of it, and the rate.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.mail import dovecot
from tests.trust.a_house import House
from tests.trust.post_office import PostOffice, opened

ADDRESS = "storm@faro.example"


def letters(count: int, at: datetime, *, of_one: bool) -> dict[str, bytes]:
    words = {"to": ADDRESS, "at": at, "body": "When do the plates come? We wait for an answer."}
    kind = 1 if of_one else 2
    return {
        f"{kind}{n:06}.M1": dovecot.letter(kind * 10**7 + n, sender="p0@c0.example" if of_one else f"p{n}@c{n}.example",
                                           **words)  # type: ignore[arg-type]
        for n in range(1, count + 1)
    }  # fmt: skip


def main(count: int) -> None:
    server = dovecot.start()
    try:
        with tempfile.TemporaryDirectory() as folder, opened(server, set()) as office:
            ports = {"imap": server.port, "smtp": office.port}
            house = House("faro", Path(folder) / "house", theirs="luna", box="storm", **ports)
            try:
                house.ask("know", clients=count // 2 + 1)
                for of_one in (True, False):
                    print(storm(server, office, house, count, of_one=of_one))
            finally:
                house.end()
    finally:
        server.stop()


def storm(server: dovecot.Dovecot, office: PostOffice, house: House, count: int, *, of_one: bool) -> str:
    at = datetime.now(UTC) - timedelta(hours=23)
    server.put(ADDRESS, letters(count, at, of_one=of_one), at=at)
    before, began = len(office.went), time.perf_counter()
    used = house.ask("work")
    clock = time.perf_counter() - began
    heard, became = house.ask("heard"), house.ask("count")["received"]
    most = max(heard["nudges"].values(), default=0)
    of = "one sender" if of_one else "as many senders"
    return (
        f"{count} letters of {of}: {count / clock:.0f} a second by the clock, {count / used['fetching']:.0f} of the "
        f"processor taken in, {count / used['processor']:.0f} with {used['jobs']} jobs; all so far: {became}; "
        f"{sum(heard['nudges'].values())} things to do (at most {most} for a client), "
        f"{heard['notices']} notices, {len(office.went) - before} letters sent"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
