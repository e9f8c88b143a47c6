"""Mail of many programmes, right and wrong."""

import io
from datetime import UTC, datetime

import pytest

from tests.exchange.samples import sample
from vinculo.exchange.mails import reading
from vinculo.exchange.refusals import RowProblem
from vinculo.mail.reading import limits
from vinculo.mail.reading.messages import Address, MailRow


def mail(name: str) -> MailRow:
    with sample(name) as stream:
        (found,) = reading.read_mail(stream)
    assert isinstance(found, MailRow)
    return found


def made(*lines: str, body: str = "Hello") -> MailRow:
    data = "\r\n".join(["From: ana@luna.example", *lines, "", body]).encode()
    (found,) = reading.read_mail(io.BytesIO(data))
    assert isinstance(found, MailRow)
    return found


def test_a_spanish_thread_of_three_levels() -> None:
    found = mail("made/es_gmail_thread_cp1252_qp.eml")

    assert found.sender == Address("angela@ejemplo.example", "Ángela Muñoz")
    assert found.subject == "RE: Presupuesto diseño web"
    assert (
        found.said
        == "Hola:\n\nNo nos cuadra el precio: son 1.200 € más de lo hablado.\n¿Podemos hablar mañana a las 10?"
    )
    assert found.quoted.startswith("Saludos,\nÁngela\n\nEl mié, 11 mar 2026")
    assert (found.in_reply_to, found.references) == ("m2@ejemplo.example", ("m1@ejemplo.example", "m2@ejemplo.example"))
    assert found.at == datetime(2026, 3, 12, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("made/es_outlook_thread_utf8.eml", "Adjunto comentarios."),
        ("made/pl_outlook_thread_iso8859-2.eml", "Dzień dobry,\nproszę o telefon w sprawie opóźnienia."),
        ("made/pl_gmail_thread_cp1250_b64.eml", "Zapłacimy w przyszłym tygodniu."),
        ("mail/talon_gmail.eml", "Hello"),
        ("mail/talon_iphone.eml", "Hello"),
        ("mail/talon_outlook.eml", "Hello"),
        ("mail/talon_sparrow.eml", "Hello"),
        ("mail/talon_thunderbird.eml", "Hello"),
    ],
)
def test_only_what_is_new_is_said(name: str, said: str) -> None:
    assert mail(name).said == said


def test_an_attachment_is_named_safely_and_html_is_only_words() -> None:
    found = mail("made/mail_path_traversal.eml")

    assert [(one.name, one.size) for one in found.attachments] == [("passwd", 5)]
    assert (found.said, found.at, found.id_was_made) == ("Hola", None, True)


def test_the_same_mail_without_an_id_gets_the_same_id_twice() -> None:
    first, second = mail("made/mail_path_traversal.eml"), mail("made/mail_path_traversal.eml")

    assert first.message_id == second.message_id
    assert first.message_id != made().message_id


def test_winmail_is_listed_and_left_closed() -> None:
    found = mail("mail/zbateson_m4006_winmail.eml")

    assert [(one.name, one.unread) for one in found.attachments] == [("winmail.dat", "winmail")]


def test_a_calendar_invitation_is_noted_with_its_start() -> None:
    assert mail("mail/postal_calendar_invite.eml").invitation == "Test event ⏰ (20240411T110000)"


def test_a_mail_inside_a_mail_stays_inside() -> None:
    found = mail("mail/mikel_attachment_message_rfc822.eml")

    assert (found.said, [one.name for one in found.attachments]) == (
        "This is the first part.",
        ["ForwardedMessage.eml"],
    )


def test_a_broken_date_falls_back_to_when_it_was_received() -> None:
    assert mail("mail/mikel_bad_date_header.eml").at == datetime(2010, 12, 11, 3, 20, 19, tzinfo=UTC)


def test_references_that_are_none_are_passed_over() -> None:
    assert mail("mail/mikel_multiple_references_with_one_invalid.eml").references == ("foo@bar.net", "baz@bar.net")


def test_letters_of_japan() -> None:
    assert mail("mail/mikel_japanese_shift_jis.eml").said.startswith("あいうえお")


def test_bare_bytes_in_a_header() -> None:
    data = "From: ana@luna.example\r\nSubject: Diseño para mañana\r\n\r\nx".encode("cp1252")

    (found,) = reading.read_mail(io.BytesIO(data))

    assert isinstance(found, MailRow)
    assert found.subject == "Diseño para mañana"


def test_an_address_with_a_comma_in_its_name() -> None:
    found = made('To: "Prado, Ana" <ana@luna.example>, =?utf-8?q?Mu=C3=B1oz=2C_Eva?= <eva@luna.example>, nobody')

    assert found.to == (Address("ana@luna.example", "Prado, Ana"), Address("eva@luna.example", "Muñoz, Eva"))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Auto-Submitted: auto-replied", "reply"),
        ("Auto-Submitted: no", ""),
        ("X-Autoreply: yes", "reply"),
        ("List-Id: <news.example>", "list"),
        ("Precedence: bulk", "list"),
        ("X-Failed-Recipients: x@y.example", "bounce"),
        ("Content-Type: multipart/report; boundary=b", "bounce"),
    ],
)
def test_what_no_person_wrote_is_known(header: str, kind: str) -> None:
    assert made(header).automatic == kind


def test_a_bounce_is_known_by_its_sender() -> None:
    (found,) = reading.read_mail(io.BytesIO(b"From: MAILER-DAEMON@mx.example\r\nSubject: x\r\n\r\nx"))

    assert isinstance(found, MailRow)
    assert found.automatic == "bounce"


def test_a_box_is_cut_into_its_mails() -> None:
    with sample("mail/mimekit_simple.mbox") as stream:
        found = [one for one in reading.read_box(stream) if isinstance(one, MailRow)]

    assert [one.subject[:26] for one in found] == [
        "this'll probably break a l",
        "this'll probably break eve",
        "if a mime parser can corre",
    ]


def test_a_line_that_says_from_inside_a_mail_starts_none() -> None:
    box = (
        b"From ana@luna.example Thu Mar 12 09:15:00 2026\nFrom: ana@luna.example\nSubject: one\n\n"
        b"Hello\n\nFrom here on it is yours.\n>From now on too.\n\n"
        b"From ana@luna.example Thu Mar 12 09:16:00 2026\nFrom: ana@luna.example\nSubject: two\n\nBye\n"
    )

    found = [one for one in reading.read_box(io.BytesIO(box)) if isinstance(one, MailRow)]

    assert [one.subject for one in found] == ["one", "two"]
    assert found[0].said == "Hello\n\nFrom here on it is yours.\nFrom now on too."


def test_a_mail_larger_than_a_mail_may_be_costs_only_itself() -> None:
    big = b"x" * 76 + b"\n"
    box = (
        b"From - \nFrom: a@x.example\n\n" + big * (limits.MAIL_SIZE // 77 + 2) + b"\nFrom - \nFrom: b@x.example\n\nok\n"
    )

    found = list(reading.read_box(io.BytesIO(box)))

    assert [one.why if isinstance(one, RowProblem) else one.said for one in found] == ["mail_too_big", "ok"]


def test_a_mail_of_a_thousand_parts_is_not_opened() -> None:
    parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 1000

    data = f"From: a@x.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--".encode()

    (found,) = reading.read_mail(io.BytesIO(data))
    assert isinstance(found, RowProblem) and found.why == "mail_too_many_parts"
