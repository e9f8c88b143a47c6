"""A letter as a mail: whole headers whatever is written into names, a thread that goes on, text and simple HTML."""

from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from typing import Any

import pytest

from tests.letters.writing import draft
from tests.world import NOW, World
from vinculo.conversations.models import Interaction, MailMessage
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.letters import message
from vinculo.letters.lines import one_line
from vinculo.letters.models import Letter
from vinculo.letters.writing import attach
from vinculo.mailboxes.models import Mailbox

BREAKS = ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\r\n ", "\n\t"]


def as_received(letter: Letter) -> Any:
    letter.recipients = message.recipients_of(letter)
    letter.message_id = message.message_id_of(letter, message.route_of(letter))
    letter.dated_at = NOW
    data = message.bytes_of(message.message_of(letter))
    assert b"\n" not in data.replace(b"\r\n", b"")
    return message_from_bytes(data, policy=policy.default)


def box_of(world: World) -> Mailbox:
    return Mailbox.objects.create(address="marek@faro.example", owner=world.marek, sends_by="smtp", smtp_host="x")


def test_it_says_from_whom_to_whom_and_what(world: World) -> None:
    letter = draft(world, mailbox=box_of(world), text="Hello <Ana> & co,\n\nlook: https://faro.example/a?b=1&c=2.\nBye")

    mail = as_received(letter)

    assert (mail["From"], mail["To"]) == ("Marek Wilk <marek@faro.example>", f"Ana Prado <{world.ana.email}>")
    assert (mail["Subject"], mail["Reply-To"]) == ("The plates", None)
    assert mail["Message-ID"] == f"<{letter.uid.hex}.letter@faro.example>"
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == letter.text + "\n"
    html = mail.get_body(("html",)).get_content().replace("\r\n", "\n")
    assert "<p>Hello &lt;Ana&gt; &amp; co,</p>" in html
    address = "https://faro.example/a?b=1&amp;c=2"
    assert f'<p>look: <a href="{address}">{address}</a>.<br>\nBye</p>' in html
    for name in ("Auto-Submitted", "Precedence", "List-Id", "Bcc"):
        assert mail[name] is None


def test_an_answer_goes_on_with_the_thread(world: World) -> None:
    talk = Interaction.objects.create(client=world.luna, at=NOW, channel="email", direction="in")
    MailMessage.objects.create(interaction=talk, message_id="2@luna.example", references=["1@luna.example"])

    mail = as_received(draft(world, answers=talk, quoted="On Monday, Ana wrote:\n> When?\n> And where?"))

    assert mail["In-Reply-To"] == "<2@luna.example>"
    assert mail["References"] == "<1@luna.example> <2@luna.example>"
    html = mail.get_body(("html",)).get_content().replace("\r\n", "\n")
    assert "<blockquote>\n<p>When?<br>\nAnd where?</p>\n</blockquote>" in html


def test_replies_find_the_house_where_it_fetches_them(world: World, settings: Any) -> None:
    settings.REPLY_ADDRESS = "box@faro.example"
    Mailbox.objects.create(address="box@faro.example", imap_host="imap.faro.example")
    letter = draft(world, mailbox=box_of(world))

    reply_to = as_received(letter)["Reply-To"]

    assert reply_to.startswith(f"box+letter{letter.pk}.")


def poisoned(world: World, break_: str) -> Letter:
    """Everything a person can write that ends up in a head of a mail."""
    bad = f"Plates{break_}Bcc: thief@evil.example"
    world.ana.name, world.marek.name = bad, bad
    world.ana.save()
    world.marek.save()
    letter = draft(world, subject=bad)
    attach(letter, [add_version(NewDocument(world.luna), b"x", name="a.txt", at=NOW, by=world.marek)])
    letter.attachments.get().version.__class__.objects.update(name=bad)
    return letter


def test_no_line_break_begins_a_second_header(world: World) -> None:
    for break_ in BREAKS:
        mail: EmailMessage = as_received(poisoned(world, break_))
        assert mail["Bcc"] is None
        assert len(mail.get_all("Subject")) == len(mail.get_all("To")) == len(mail.get_all("From")) == 1
        assert mail["Subject"] == "Plates Bcc: thief@evil.example"
        assert len(message.recipients_of(Letter.objects.latest("pk"))["to"]) == 1
        (file,) = mail.iter_attachments()
        assert file.get_all("Bcc") is None
        assert (file.get_filename() or "").startswith("Plates")


def test_what_no_database_keeps_is_taken_out_too() -> None:
    assert one_line("Plates\0Bcc: thief@evil.example") == "Plates Bcc: thief@evil.example"


def test_control_without_it_such_a_letter_never_leaves_or_begins_a_header(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message, "one_line", lambda text: text)

    with pytest.raises(ValueError, match="newlines"):
        as_received(poisoned(world, "\n"))  # by the library, for good

    bare = "Subject: Plates\r\nBcc: thief@evil.example\r\n\r\nx"
    assert message_from_string(bare)["Bcc"] == "thief@evil.example"
    assert message_from_string(f"Subject: {one_line(bare[9:])}\r\n\r\nx")["Bcc"] is None
