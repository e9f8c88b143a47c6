"""What mail servers say of a letter of ours: that it did not arrive, is late, arrived or was read."""

from email import message_from_string

import pytest

from vinculo.mail.enclosures import bounce_of
from vinculo.mail.reading import letter

OURS = "our-offer.letter@faro.example"
REPORT = """From: MAILER-DAEMON@mx.luna.example
Content-Type: multipart/report; report-type=delivery-status; boundary=cut

--cut
Content-Type: text/plain

About your letter.
--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.luna.example

{receivers}
--cut
Content-Type: message/rfc822

Message-ID: <our-offer.letter@faro.example>
References: <other@luna.example>

Our offer.
--cut--
"""
READ = """From: ana@luna.example
In-Reply-To: <our-offer.letter@faro.example>
Content-Type: multipart/report; report-type=disposition-notification; boundary=cut

--cut
Content-Type: text/plain

Your letter was read.
--cut
Content-Type: message/disposition-notification

Final-Recipient: rfc822; ana@luna.example
Original-Message-ID: <our-offer.letter@faro.example>
Disposition: manual-action/MDN-sent-manually; displayed

--cut--
"""
QMAIL = """From: MAILER-DAEMON@mx.luna.example
Subject: {subject}

Hi. This is the qmail-send program at mx.luna.example.

<ana@luna.example>:
Sorry, no mailbox here by that name.

--- Below this line is a copy of the message.

Return-Path: <hola@faro.example>
Message-ID: <our-offer.letter@faro.example>
Subject: Our offer
"""


def receiver(name: str, action: str, status: str) -> str:
    who = f"Final-Recipient: rfc822; {name}@luna.example"
    return f"{who}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {name}"


@pytest.mark.parametrize(
    ("receivers", "is_final", "who"),
    [
        ([("ana", "failed", "5.1.1")], True, "ana"),
        ([("ana", "failed", "4.4.1")], True, "ana"),  # tried for days, then given up
        ([("ana", "delayed", "4.4.1")], False, "ana"),
        ([("ana", "delivered", "2.0.0")], False, "ana"),
        ([("ana", "relayed", "2.1.9")], False, "ana"),
        ([("ana", "failed", "5.1.1"), ("eva", "delivered", "2.0.0")], True, "ana"),
        ([("eva", "delayed", "4.2.2"), ("ana", "failed", "5.2.2")], True, "ana"),
    ],
)
def test_a_report_is_the_end_for_whom_it_says(receivers: list[tuple[str, str, str]], is_final: bool, who: str) -> None:
    told = bounce_of(message_from_string(REPORT.format(receivers="\n\n".join(receiver(*one) for one in receivers))))

    assert (told.message_ids, told.is_final, told.recipient) == ((OURS,), is_final, f"{who}@luna.example")
    assert told.said == f"smtp; {who}"


def test_that_it_was_read_is_no_end_of_it() -> None:
    assert not bounce_of(message_from_string(READ)).is_final
    assert letter.read(READ.encode()).automatic == "reply"


@pytest.mark.parametrize(
    ("subject", "is_final"),
    [("failure notice", True), ("Warning: message 1abc-2 delayed 24 hours", False), ("Verzögerte Zustellung", False)],
)
def test_servers_that_say_it_in_plain_words_are_understood(subject: str, is_final: bool) -> None:
    said = QMAIL.format(subject=subject)
    told = bounce_of(message_from_string(said))

    assert (told.message_ids, told.is_final) == ((OURS,), is_final)
    assert letter.read(said.encode()).automatic == "bounce"
