"""What becomes of letters that came in."""

from datetime import timedelta

from tests.mail.coming import CHECK, FAILED, PASSED, come, make_box, of_ana, summary, words
from tests.world import NOW, World
from vinculo.clients.models import ContactPoint, ContactRole
from vinculo.conversations.models import Direction, Interaction, MailMessage, Question
from vinculo.documents.models import Document
from vinculo.mail.models import Received, State

RECEIPT = "Content-Type: multipart/mixed; boundary=cut"
WITH_FILE = """--cut
Content-Type: text/plain; charset=utf-8

Here is the menu.
--cut
Content-Type: application/pdf; name="../../menu.pdf"
Content-Disposition: attachment; filename="../../menu.pdf"

%PDF-1.4 a menu
--cut
Content-Type: image/png
Content-ID: <logo>
Content-Disposition: inline; filename="logo.png"

tiny
--cut--
"""


def test_a_letter_of_a_contact_is_in_the_record(world: World) -> None:
    box = make_box()

    received = come(box, of_ana(world, body="Is the shop ready?\n\n> On Monday you wrote:\n> soon"))

    talk = Interaction.objects.get()
    assert summary(received) == (State.LOGGED, "", "verified", "")
    assert (received.interaction, received.client) == (talk, world.luna)
    assert (talk.client, talk.direction, talk.channel, talk.at) == (world.luna, Direction.IN, "email", NOW)
    assert (talk.summary, talk.by, list(talk.contacts.all())) == ("Is the shop ready?", None, [world.ana])
    assert talk.quoted == "> On Monday you wrote:\n> soon"
    assert (talk.mail.verdict, talk.mail.subject, talk.mail.from_address) == (
        "verified",
        "About the shop",
        world.ana.email,
    )
    assert talk.thread is not None


def test_what_we_sent_is_our_side_and_answers_what_was_asked(world: World) -> None:
    box = make_box()
    asked = come(box, of_ana(world, message_id="q1@luna.example", body="When does it open?"))
    question = Question.objects.create(
        client=world.luna, text="When?", asked_at=NOW, owner=world.marek, interaction=asked.interaction
    )
    reply = words(
        "Marek <marek@faro.example>", to=world.ana.email, at=NOW + timedelta(hours=1), body="On Friday.", checked="",
        head="In-Reply-To: <q1@luna.example>",
    )  # fmt: skip

    sent = come(box, reply, is_sent=True, at=NOW + timedelta(hours=1))

    question.refresh_from_db()
    assert (sent.state, sent.interaction.direction, sent.interaction.by) == (State.LOGGED, Direction.OUT, world.marek)
    assert sent.interaction.mail.thread == asked.interaction.mail.thread
    assert sent.interaction.thread == asked.interaction.thread
    assert (question.answer, question.answered_in) == ("On Friday.", sent.interaction)


def test_copies_in_two_mailboxes_are_one_exchange(world: World) -> None:
    info, own = make_box(), make_box("rita@faro.example", world.rita, shared_at=NOW)
    data = of_ana(world, message_id="same@luna.example")

    first, second = come(info, data), come(own, b"Received: by another server\r\n" + data)
    forged = come(own, of_ana(world, message_id="same@luna.example", body="Something else entirely."))

    assert (second.state, second.reason, second.interaction) == (State.LOGGED, "copy", first.interaction)
    assert (forged.state, forged.reason) == (State.LOGGED, "")  # under an id that was used it is still a letter
    assert (Interaction.objects.count(), MailMessage.objects.count()) == (2, 2)


def test_whose_a_letter_is(world: World) -> None:
    """One table: what makes a letter a client's, and what leaves it to be asked about or out of the way."""
    box = make_box()
    ContactPoint.objects.create(contact=world.otto, kind="email", value="Otto@Casa.example", normal="otto@casa.example")
    both = world.otto
    stranger = "who@new.example"
    cases = [
        ("further address of a contact", words("otto@casa.example"), (State.LOGGED, "", "verified", "")),
        ("somebody new", words(stranger), (State.ASKING, "unknown", "verified", "")),
        ("somebody new with a contact in copy", words(stranger, head=f"Cc: {world.ana.email}"),
         (State.ASKING, "unknown", "verified", "")),
        ("all ours", words("rita@faro.example"), (State.NOT_OURS, "internal", "verified", "")),
        ("a list", of_ana(world, head="List-Id: <talk.luna.example>"), (State.LIST, "list", "verified", "")),
        ("away", of_ana(world, head="Auto-Submitted: auto-replied"), (State.AUTOMATIC, "reply", "verified", "")),
        ("nothing at all", b"\x00\xff", (State.BROKEN, "mail_broken", "unverified", "no_sender")),
    ]  # fmt: skip

    found = [(name, summary(come(box, data))) for name, data, _wanted in cases]

    assert found == [(name, wanted) for name, _data, wanted in cases]
    ContactRole.objects.create(client=world.luna, contact=both)
    several = come(box, words("otto@casa.example", body="And now?", subject="Something new"))
    assert (several.state, several.reason, several.facts) == (
        State.ASKING, "several", {"clients": "Café Luna, Taller Otero"},
    )  # fmt: skip


def test_letters_of_a_private_mailbox_are_not_in_the_record_until_shared(world: World) -> None:
    own = make_box("zofia@faro.example", world.zofia)

    received = come(own, of_ana(world, to="zofia@faro.example"))

    assert (received.state, received.client, Interaction.objects.count()) == (State.PRIVATE, world.luna, 0)
    seen = {person.first_name: Received.objects.seen_by(person).count() for person in world.staff}
    assert seen == {"Rita": 0, "Marek": 0, "Zofia": 1, "Iga": 0, "Teo": 0}


def test_an_answer_without_references_goes_on_by_its_subject_only_among_the_same_people(world: World) -> None:
    box = make_box()
    first = come(box, of_ana(world, subject="Menu for the spring"))
    other = come(box, words(world.otto.email, subject="RE: Menu for the spring"))
    short = come(box, of_ana(world, subject="Re: Hola"))

    answer = come(box, of_ana(world, subject="RE: AW: menu for the Spring", at=NOW), at=NOW)
    new = come(box, of_ana(world, subject="Menu for the spring"))

    threads = [one.interaction.mail.thread for one in (first, answer, new, other, short)]
    assert threads[0] == threads[1]
    assert len(set(threads)) == 4


def test_what_came_with_a_letter_is_kept_for_our_team(world: World) -> None:
    received = come(make_box(), of_ana(world, head=RECEIPT, body=WITH_FILE))

    document = Document.objects.get()
    assert (document.client, document.audience, document.by_contact) == (world.luna, "team", world.ana)
    assert document.versions.get().name == "menu.pdf"
    told = received.interaction.mail.attachments
    assert [(one["name"], one.get("document")) for one in told] == [("menu.pdf", document.pk), ("logo.png", None)]


def test_who_says_that_a_letter_is_checked_must_be_our_own_server(world: World) -> None:
    box = make_box()
    domain = world.ana.email.rpartition("@")[2]
    other = f"Authentication-Results: mx.elsewhere.example; dmarc=pass header.from={domain}"
    below = f"Authentication-Results: {CHECK}; dmarc=pass header.from={domain}"
    cases = {
        "passed": (PASSED, "", "verified", ""),
        "failed": (FAILED, "", "unverified", "failed"),
        "nothing said": ("", "", "unverified", "no_check"),
        "somebody else says so": (other, "", "unverified", "no_check"),
        "ours failed above one that came with it": (FAILED, below, "unverified", "failed"),
        "passed for another domain": (PASSED.replace("{domain}", "evil.example"), "", "unverified", "failed"),
        "seal of another domain": (
            f"Authentication-Results: {CHECK}; dkim=pass header.d=evil.example", "", "unverified", "failed",
        ),
        "seal of theirs": (
            f"Authentication-Results: {CHECK} 1; spf=none; dkim=pass (2048) header.d={domain}", "", "verified", "",
        ),
    }  # fmt: skip

    found = {}
    for name, (checked, head, *_rest) in cases.items():
        received = come(box, of_ana(world, checked=checked, head=head, subject=name))
        found[name] = [received.verdict, received.doubt]

    assert found == {name: list(case[2:]) for name, case in cases.items()}
