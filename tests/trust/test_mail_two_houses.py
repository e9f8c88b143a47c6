"""Two whole installations that write to each other by real mail servers, and what ends their circles (T28)."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.mail import dovecot
from tests.trust.a_house import House
from tests.trust.post_office import PostOffice, opened
from vinculo.mail.loops import STORM

ROUNDS = 10
OF_ONE, MANY = 120, 20
LIST = "List-Id: <all.faro.example>\r\nMessage-ID: <{n}@lists.example>\r\nFrom: hola@{who}.example\r\n\r\nTo all.\r\n"
BOUNCED = (
    "Message-ID: <again@post.example>\r\nFrom: MAILER-DAEMON@luna.example\r\nSubject: Undelivered: Undelivered\r\n"
    "Content-Type: multipart/report; boundary=cut\r\n\r\n--cut\r\nContent-Type: message/rfc822\r\n\r\n"
    "From: MAILER-DAEMON@post.example\r\nSubject: Undelivered\r\nMessage-ID: <bounce1@post.example>\r\n\r\n--cut--\r\n"
)

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    if not dovecot.is_there():
        pytest.skip("apt install dovecot-imapd")
    server = dovecot.start()
    # Each has mail of its own people sent on to the other house, and one address of the other sends back to it.
    on = {"rita@faro.example": "hola@luna.example", "rita@luna.example": "hola@faro.example",
          "back@luna.example": "hola@faro.example", "back@faro.example": "hola@luna.example"}  # fmt: skip
    with opened(server, {"hola@faro.example", "hola@luna.example"}, forwarded=on) as office:
        yield office
    server.stop()


def test_t28_two_installations_answer_each_other_once(office: PostOffice, tmp_path: Path) -> None:
    ports = {"imap": office.server.port, "smtp": office.port}
    faro = House("faro", tmp_path / "faro", theirs="luna", **ports)
    luna = House("luna", tmp_path / "luna", theirs="faro", **ports)
    try:
        _go_on(office, faro, luna)
    finally:
        faro.end()
        luna.end()


def _go_on(office: PostOffice, faro: House, luna: House) -> None:
    for house in (faro, luna):
        for to in ("hola", "gone", "back"):
            house.ask("write", to=to)
    for n, who in enumerate(("faro", "luna")):
        office.post("list@lists.example", f"hola@{who}.example", LIST.format(n=n, who="luna").encode())
        office.post("", f"hola@{who}.example", BOUNCED.encode())

    answered, kept = _rounds(office, faro, luna, ROUNDS)

    assert answered[1:] == [answered[1]] * (ROUNDS - 1)
    assert max(Counter(office.by_machine()).values()) == 1  # of one sender to one address, and that on one day
    assert kept[1:] == [kept[1]] * (ROUNDS - 1)
    # By hand one letter came and three left, of which one came back as its report said and one in a circle.
    received = {"logged": 1, "automatic": 2, "bounce": 2, "list": 1, "loop": 1}
    assert kept[-1] == [{"came": 1, "left": 3, "letters": ["sent", "failed", "sent"], "received": received}] * 2
    assert len(office.by_machine()) == 4  # of each house: to whoever wrote, and to its own colleague

    faro.ask("believe")
    luna.ask("believe")
    faro.ask("write")
    answered, kept = _rounds(office, faro, luna, 4)  # the control
    assert answered == sorted(set(answered))
    assert kept[0][0]["came"] < kept[1][0]["came"] < kept[2][0]["came"] < kept[3][0]["came"]


def _rounds(office: PostOffice, faro: House, luna: House, count: int) -> tuple[list[int], list[list[dict]]]:
    """After each round: how many letters machines have written, and what each house has in its record."""
    answered, kept = [], []
    for _round in range(count):
        for house in (faro, luna):
            house.ask("look")
        answered.append(len(office.by_machine()))
        kept.append([faro.ask("count"), luna.ask("count")])
    return answered, kept


def test_t28_a_storm_is_taken_in_once_and_told_to_nobody(office: PostOffice, tmp_path: Path) -> None:
    """One sender writes without end, and many write at once: whom we know, and whom nobody knows."""
    address, at = "storm@faro.example", datetime.now(UTC) - timedelta(hours=23)
    words = {"to": address, "at": at, "body": "When do the plates come? We are not content, and wait for an answer."}
    house = House("faro", tmp_path / "house", theirs="luna", imap=office.server.port, smtp=office.port, box="storm")
    before = len(office.went)
    try:
        house.ask("know", clients=MANY)
        letters = [dovecot.letter(n, sender="p0@c0.example", **words) for n in range(OF_ONE)]
        for n in range(1, 2 * MANY):  # the second half is strangers
            letters.append(dovecot.letter(10_000 + n, sender=f"p{n}@c{n}.example", **words))
        office.server.put(address, {f"{n:06}.M1": data for n, data in enumerate(letters)}, at=at)

        house.ask("work")
        once = house.ask("count")["received"], house.ask("heard")
        office.server.number_anew(address)
        house.ask("work")
        twice = house.ask("count")["received"], house.ask("heard")
    finally:
        house.end()

    assert twice == once
    received, told = once
    assert received == {"logged": STORM + MANY - 1, "loop": OF_ONE - STORM, "asking": MANY}
    # Each who asks is one thing to do and one notice, however much they write; all of them leave as one letter.
    assert set(told["nudges"].values()) == {1}
    assert (len(told["nudges"]), told["notices"], told["letters"]) == (MANY, MANY, MANY)
    assert [to for _sender, to, _mail in office.went[before:]] == ["rita@faro.example"]
