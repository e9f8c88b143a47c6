"""Circles and storms of letters end (T28)."""

import pytest
from django.core import mail as outgoing
from django.utils import timezone

from tests.mail.coming import a_letter_to_ana, all_come, come, make_box, of_ana, words
from tests.world import NOW, World
from vinculo.access import letters as access_letters
from vinculo.access.models import Access
from vinculo.conversations.models import Interaction
from vinculo.letters.message import bytes_of, message_of
from vinculo.letters.models import Letter
from vinculo.letters.models import State as LetterState
from vinculo.mail import loops
from vinculo.mail.models import State
from vinculo.mail.reading import letter
from vinculo.mailboxes.marks import HEADER, mark
from vinculo.people import letters as people_letters


def test_t28_circles_and_storms_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    box = make_box()
    machine = {
        "automatic": "Auto-Submitted: auto-generated", "answer": "Auto-Submitted: auto-replied",
        "bulk": "Precedence: bulk", "list": "List-Id: <all.faro.example>", "auto": "X-Autoreply: yes",
        "no way back": "Return-Path: <>",
        "came back": f"{HEADER}: {mark()}", "handed on": "\n".join(["Received: from a by b"] * 51),
    }  # fmt: skip
    bounce = words(
        "MAILER-DAEMON@mx.luna.example", head="Return-Path: <>\nContent-Type: multipart/report; boundary=cut"
    )

    found = {name: come(box, of_ana(world, head=head)).state for name, head in machine.items()}
    bounces = [come(box, bounce.replace(b"Message-ID: <m", f"Message-ID: <{n}m".encode())).state for n in range(10)]

    assert found == {
        "automatic": State.AUTOMATIC, "answer": State.AUTOMATIC, "bulk": State.LIST, "list": State.LIST,
        "auto": State.AUTOMATIC, "no way back": State.AUTOMATIC, "came back": State.LOOP, "handed on": State.LOOP,
    }  # fmt: skip
    assert bounces == [State.BOUNCE] * 10
    assert (Interaction.objects.count(), Letter.objects.count(), outgoing.outbox) == (0, 0, [])
    monkeypatch.setattr(loops, "STORM", 12)
    now = timezone.now()
    storm = all_come(box, [of_ana(world, subject=f"Now {n}", at=now) for n in range(30)], at=now)
    assert [one.state for one in storm] == [State.LOGGED] * 12 + [State.LOOP] * 18
    monkeypatch.setattr(loops, "storm", lambda *_a: "")  # the control
    more = all_come(box, [of_ana(world, subject="On", at=now) for _n in range(3)], at=now)
    assert [one.state for one in more] == [State.LOGGED] * 3


def test_a_letter_to_hello_at_is_none_of_a_list_though_hello_at_is_a_group(world: World) -> None:
    """The group hands it on as a list does. What machines write to it, and other lists of ours, stay out."""
    group = "List-Id: <hola.faro.example>\nPrecedence: list"
    heads = {
        "a person": group, "a machine": f"{group}\nAuto-Submitted: auto-replied",
        "in a circle": f"{group}\n{HEADER}: {mark()}",
        "another list": "List-Id: Everybody <all.faro.example>\nPrecedence: list",
        "like ours": "List-Id: <hola.faro.example.evil.example>",
    }  # fmt: skip
    box = make_box()

    found = {name: come(box, of_ana(world, head=head)).state for name, head in heads.items()}

    assert found == {
        "a person": State.LOGGED, "a machine": State.AUTOMATIC, "in a circle": State.LOOP, "another list": State.LIST,
        "like ours": State.LIST,
    }  # fmt: skip


def test_t28_two_houses_that_write_to_each_other_fall_silent(world: World) -> None:
    """Each gets what the other answers by itself, ten times over: nothing is written, nothing is sent."""
    ours, theirs = make_box(), make_box("bot@faro.example")
    data = of_ana(world, head="Auto-Submitted: auto-replied\nReturn-Path: <>")
    counts = []
    for number in range(10):
        again = data.replace(b"Message-ID: <m", f"Message-ID: <{number}r".encode())
        come(ours, again)
        come(theirs, again)
        counts.append((Interaction.objects.count(), Letter.objects.count(), len(outgoing.outbox)))

    assert counts == [(0, 0, 0)] * 10
    assert letter.read(data).automatic == "reply"


def test_what_came_back_is_known_as_not_arrived(world: World) -> None:
    box = make_box()
    sent = a_letter_to_ana(world, box)
    report = (
        "--cut\nContent-Type: text/plain\n\nNo such user.\n--cut\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.luna.example\n\nFinal-Recipient: rfc822; {to}\nAction: {action}\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 no such user\n--cut\nContent-Type: text/rfc822-headers\n\n"
        "Message-ID: <{id}>\nSubject: The offer\n--cut--\n"
    )

    def bounce(message_id: str, action: str, status: str) -> str:
        body = report.format(to=world.ana.email, action=action, status=status, id=message_id)
        head = "Content-Type: multipart/report; report-type=delivery-status; boundary=cut\nReturn-Path: <>"
        come(box, words("MAILER-DAEMON@mx.luna.example", body=body, head=head))
        sent.refresh_from_db()
        return sent.state

    assert bounce("guessed@faro.example", "failed", "5.1.1") == LetterState.SENT
    assert bounce(sent.message_id, "delayed", "4.4.1") == LetterState.SENT
    assert bounce(sent.message_id, "failed", "5.1.1") == LetterState.FAILED
    assert sent.refusal_said == f"{world.ana.email} 5.1.1 smtp; 550 no such user"


def test_t28_what_no_person_wrote_says_so(world: World) -> None:
    """So that no machine answers it, and another house leaves it out."""
    box = make_box()
    people_letters.send_notice(world.marek.pk, "password", "10.0.0.1")
    access_letters.send_code(Access(contact=world.ana, client=world.luna), figures="123456", link="a", minutes=10)
    written = [mail.message().as_bytes() for mail in outgoing.outbox]

    read = [letter.read(data).automatic for data in written]
    came = come(box, written[1]).state
    by_hand = a_letter_to_ana(world, box)
    by_hand.dated_at = NOW

    assert (read, came) == (["reply", "reply"], State.AUTOMATIC)
    assert letter.read(bytes_of(message_of(by_hand))).automatic == ""  # the control
