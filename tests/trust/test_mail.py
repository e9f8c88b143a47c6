"""What strangers may try by mail: words that run (T17), headers (T20), senders (T26), threads (T27), loops (T28)."""

import base64
import logging
from datetime import timedelta
from typing import Any

import pytest

from tests.mail.coming import FAILED, PASSED, a_letter_to_ana, all_come, come, make_box, of_ana, words
from tests.trust.payloads import MARK, PAYLOADS, markup_in
from tests.world import NOW, World
from vinculo.conversations import reply_addresses
from vinculo.conversations.models import Direction, Interaction, Question, Thread
from vinculo.documents.models import Document, Version
from vinculo.mail import replies, verdict
from vinculo.mail import shown as showing
from vinculo.mail.models import Received, State


def encoded(text: str) -> str:
    """As a header carries words that are not plain."""
    return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="


def hostile(world: World, payload: str) -> bytes:
    """A letter in which every word anybody sees is an attack."""
    name = encoded(f"{payload}.pdf")
    body = f"""--cut
Content-Type: text/plain; charset=utf-8

{payload}
--cut
Content-Type: text/html; charset=utf-8

<html><body>{payload}<p title="{payload}">{payload}</p></body></html>
--cut
Content-Type: application/pdf
Content-Disposition: attachment; filename="{name}"

%PDF-1.4
--cut--
"""
    head = f"Content-Type: multipart/mixed; boundary=cut\nCc: {encoded(payload)} <eva@nueva.example>"
    return words(f"{encoded(payload)} <{world.ana.email}>", subject=encoded(payload), body=body, head=head)


def pages_with(world: World, signed_in: Any, letters: list[Received]) -> list[tuple[str, str]]:
    desk = signed_in(world.rita)
    found = []
    for address in ("/mail/", "/mail/left-out/", *(f"/mail/{one.pk}/" for one in letters),
                    *(f"/mail/{one.pk}/shown/" for one in letters),
                    *(one.interaction.get_absolute_url() for one in letters if one.interaction)):  # fmt: skip
        answer = desk.get(address)
        assert answer.status_code == 200, address
        found.append((address, answer.content.decode()))
    return found


@pytest.mark.once
def test_t17_nothing_in_a_letter_becomes_markup(world: World, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    box = make_box()
    taken = all_come(box, [hostile(world, payload) for payload in PAYLOADS])
    asking = all_come(box, [hostile(world, payload).replace(world.ana.email.encode(), b"eva@nueva.example")
                            for payload in PAYLOADS[:6]])  # fmt: skip
    assert {one.state for one in taken} == {State.LOGGED}
    assert {one.state for one in asking} == {State.ASKING}

    pages = pages_with(world, signed_in, [*taken, asking[0]])

    assert {address: bad for address, page in pages if (bad := markup_in(page))} == {}
    assert sum(MARK in page for _address, page in pages) > len(PAYLOADS)
    monkeypatch.setattr("nh3.clean", lambda page, **_rules: page)  # the control: HTML shown as it came
    trusting = [markup_in(page) for address, page in pages_with(world, signed_in, taken[:12]) if "shown" in address]
    assert all(trusting[:10])


def test_t17_the_page_of_a_letter_may_do_nothing(world: World, signed_in: Any) -> None:
    html = (
        '<p onclick="x()" style="position:fixed">Hello <a href="https://luna.example" target="_top">there</a></p>'
        '<img src="https://evil.example/seen.gif"><img src="//evil.example/a"><img src="cid:logo">'
        '<form action="/settings/"><input name="a"></form>'
        '<a href="javascript:x()">x</a><a href="data:text/html,x">y</a>'
        '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">'
    )
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 40).decode()
    body = (
        f"--cut\nContent-Type: text/html\n\n{html}\n--cut\nContent-Type: image/png\nContent-ID: <logo>\n"
        f"Content-Transfer-Encoding: base64\nContent-Disposition: inline; filename=a.png\n\n{png}\n--cut--\n"
    )
    received = come(make_box(), of_ana(world, body=body, head="Content-Type: multipart/related; boundary=cut"))

    answer = signed_in(world.marek).get(f"/mail/{received.pk}/shown/")
    page = answer.content.decode()

    assert answer["Content-Security-Policy"] == showing.POLICY
    assert "default-src 'none'" in showing.POLICY and "sandbox" in showing.POLICY and "script" not in showing.POLICY
    assert "evil.example" not in page and "javascript" not in page and "<form" not in page and "style=" not in page
    assert 'rel="noopener noreferrer nofollow"' in page and 'target="_blank"' in page
    assert f'src="data:image/png;base64,{png}"' in page
    assert "2 pictures from elsewhere are left out" in page
    file = signed_in(world.marek).get(f"/mail/{received.pk}/file/")
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert file["Content-Disposition"].startswith("attachment;")


BREAKS = ["\r\nBcc: all@evil.example", "\nSet-Cookie: a=b", "\0Bcc: x", "\u2028Bcc: x", "\x85Bcc: x", "\x0b\x0cBcc: x"]


def test_t20_a_line_break_in_a_header_begins_no_other(
    world: World, signed_in: Any, caplog: pytest.LogCaptureFixture
) -> None:
    box = make_box()
    letters = []
    for text in BREAKS:
        file = f'Content-Type: application/pdf\nContent-Disposition: attachment; filename="{encoded(f"a{text}.pdf")}"'
        letters.append(
            words(f"{encoded(f'Ana{text}')} <{world.ana.email}>", subject=encoded(f"Hello{text}"),
                  head="Content-Type: multipart/mixed; boundary=cut", body=f"--cut\n{file}\n\n%PDF-1.4\n--cut--\n")
        )  # fmt: skip

    with caplog.at_level(logging.DEBUG):
        taken = all_come(box, letters)

    split = [one for one in taken if len(f"{one.subject}{one.from_name}".splitlines()) > 1 or "\0" in one.subject]
    assert split == []
    assert [one.state for one in taken] == [State.LOGGED] * len(BREAKS)
    assert all(len(name.splitlines()) == 1 for name in Version.objects.values_list("name", flat=True))
    assert all(len(title.splitlines()) == 1 for title in Document.objects.values_list("title", flat=True))
    for one in taken:
        saved = signed_in(world.marek).get(f"/mail/{one.pk}/file/")
        assert len(saved["Content-Disposition"].splitlines()) == 1
        assert "Set-Cookie" not in saved.headers and "Bcc" not in saved.headers
    assert [
        line for record in caplog.records for line in record.getMessage().splitlines() if line.startswith("Bcc")
    ] == []
    raw = [f"a{text}" for text in BREAKS]  # the control: what the headers said before they were read
    assert all(len(f"{text}x".splitlines()) > 1 or "\0" in text for text in raw)


def test_t26_who_only_says_to_be_somebody_is_not_believed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    box = make_box()
    asked = come(box, of_ana(world, message_id="asked@luna.example", body="When?"))
    question = Question.objects.create(client=world.luna, text="When?", asked_at=NOW, interaction=asked.interaction)
    reply = "In-Reply-To: <asked@luna.example>"
    later = NOW + timedelta(hours=1)
    domain = world.ana.email.rpartition("@")[2]
    cases = {
        "failing checks": (of_ana(world, checked=FAILED), State.LOGGED, "unverified", "failed"),
        "aligned": (of_ana(world, checked=PASSED), State.LOGGED, "verified", ""),
        "an answer to a manager": (
            words("evil@elsewhere.example", head="Reply-To: marek@faro.example"), State.ASKING, "verified", "",
        ),
        "two From lines": (of_ana(world, head="From: marek@faro.example"), State.ASKING, "unverified", "two_senders"),
        "two in one From": (
            words(f"Ana <{world.ana.email}>, Marek <marek@faro.example>", checked=PASSED.format(domain=domain)),
            State.ASKING, "unverified", "two_senders",
        ),
        "named like a manager": (words("Marek Wilk <m@elsewhere.example>"), State.ASKING, "verified", ""),
        "named like an address of ours": (
            words('"marek@faro.example" <m@elsewhere.example>'), State.ASKING, "verified", "",
        ),
        "a colleague who is not": (
            words("marek@faro.example", to=world.ana.email, head=reply, checked=FAILED, at=later),
            State.ASKING, "unverified", "colleague",
        ),
    }  # fmt: skip

    found = {}
    for name, (data, *_wanted) in cases.items():
        received = come(box, data, at=later)
        found[name] = [received.state, received.verdict, received.doubt]

    question.refresh_from_db()
    assert found == {name: list(wanted) for name, (_data, *wanted) in cases.items()}
    assert not Interaction.objects.filter(direction=Direction.OUT).exists()
    assert question.is_open
    assert Interaction.objects.filter(mail__verdict="unverified").count() == 1
    monkeypatch.setattr("vinculo.mail.seen.verdict.judge", lambda *_a, **_k: verdict.VERIFIED)  # the control
    believed = come(box, cases["a colleague who is not"][0].replace(b"Message-ID: <m", b"Message-ID: <n"), at=later)
    question.refresh_from_db()
    assert (believed.state, believed.interaction.by, question.is_open) == (State.LOGGED, world.marek, False)


def test_t27_a_thread_is_joined_only_by_who_has_a_part_in_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    box = make_box()
    sent = a_letter_to_ana(world, box)
    right = reply_addresses.address_for("letter", sent.pk, box=box.address)
    local, _at, domain = right.partition("@")
    forged = f"{local[:-1]}{'0' if local[-1] != '0' else '1'}@{domain}"
    other = right.replace(f"letter{sent.pk}.", f"letter{sent.pk + 1}.")
    threads = {}

    def join(name: str, data: bytes) -> None:
        received = come(box, data, at=NOW + timedelta(hours=1))
        joined = received.interaction.mail.thread == sent.message_id if received.interaction else False
        threads[name] = [received.state, joined, received.doubt, received.client]

    join("who got it", of_ana(world, to=right, subject="Fine"))
    join("somebody of another client", words(world.otto.email, to=right))
    join("a stranger", words("evil@elsewhere.example", to=right))
    join("another number", of_ana(world, to=other, subject="Another thing"))
    join("a wrong signature", of_ana(world, to=forged, subject="A third thing"))
    join("guessed reference", words(world.otto.email, head=f"In-Reply-To: <{sent.message_id}>"))
    join("stranger's reference", words("evil2@elsewhere.example", head=f"References: <{sent.message_id}>"))
    join("the same id", words(world.otto.email, message_id=sent.message_id))
    join("forged sender", of_ana(world, head=f"In-Reply-To: <{sent.message_id}>", checked=FAILED))
    join("her reference", of_ana(world, head=f"In-Reply-To: <{sent.message_id}>"))

    luna, otero = world.luna, world.otero
    assert threads == {
        "who got it": [State.LOGGED, True, "", luna],
        "somebody of another client": [State.LOGGED, False, "not_a_participant", otero],
        "a stranger": [State.ASKING, False, "not_a_participant", None],
        "another number": [State.LOGGED, False, "", luna],
        "a wrong signature": [State.LOGGED, False, "", luna],
        "guessed reference": [State.LOGGED, False, "", otero],
        "stranger's reference": [State.ASKING, False, "", None],
        "the same id": [State.LOGGED, False, "", otero],
        "forged sender": [State.LOGGED, False, "failed", luna],
        "her reference": [State.LOGGED, True, "", luna],
    }
    assert Thread.objects.filter(client=otero).count() == 3  # each a new item of its own
    known = replies.conversation_of([right])
    assert known is not None
    everybody = replies.Conversation(known.client, known.thread, frozenset({"evil3@elsewhere.example"}))
    monkeypatch.setattr("vinculo.mail.decide.conversation_of", lambda _addresses: everybody)  # the control
    join("without asking who", words("evil3@elsewhere.example", to=right))
    assert threads["without asking who"][:2] == [State.LOGGED, True]


def test_t27_a_reply_address_cannot_be_made_by_others() -> None:
    right = reply_addresses.address_for("thread", 42, box="hola@faro.example")
    name, _dot, signature = right.partition("@")[0].rpartition(".")
    flipped = [
        f"{name}.{signature[:place]}{'0' if signature[place] != '0' else '1'}{signature[place + 1 :]}@faro.example"
        for place in range(len(signature))
    ]

    assert reply_addresses.read(right.upper()) == ("thread", 42)
    others = [*flipped, right.replace("thread42", "thread43"), right.replace("thread", "letter"), "hola@faro.example",
              right.replace("thread42", "thread042"), f"{name}.@faro.example", f"{name}@faro.example"]  # fmt: skip
    assert [one for one in others if reply_addresses.read(one)] == []
