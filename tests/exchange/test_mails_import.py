"""Mail lands with the client its people belong to, once, and answers what it answers."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.exchange.importing import bring, import_now, record
from tests.world import World, make_contact
from vinculo.clients.models import ContactPoint
from vinculo.conversations.models import Interaction, MailMessage, Question


def letter(
    sender: str, to: str, *, key: str, body: str = "Hello there.", after: str = "", hour: int = 9, extra: str = ""
) -> str:
    thread = f"In-Reply-To: <{after}>\r\nReferences: <{after}>\r\n" if after else ""
    return (
        f"From: {sender}\r\nTo: {to}\r\nMessage-ID: <{key}>\r\nDate: Thu, 12 Mar 2026 {hour:02}:00:00 +0000\r\n"
        f"Subject: Cart\r\n{thread}{extra}\r\n{body}\r\n"
    )


def box(*letters: str) -> bytes:
    return "".join(f"From - Thu Mar 12 09:00:00 2026\r\n{one}\r\n" for one in letters).encode()


def test_a_mail_from_a_contact_is_an_exchange_with_their_client(world: World) -> None:
    run = import_now(box(letter(world.ana.email, "marek@faro.example", key="a@x")), world.marek, name="x.mbox")

    found = Interaction.objects.get()
    assert run.counts == {"new": 1}
    assert (found.client, found.direction, found.channel, found.summary) == (world.luna, "in", "email", "Hello there.")
    assert (list(found.contacts.all()), list(found.people.all())) == ([world.ana], [world.marek])
    assert (found.mail.message_id, found.mail.thread, found.mail.subject) == ("a@x", "a@x", "Cart")


@pytest.mark.parametrize("sender", ["Marek@faro.example", "shop@faro.example"])
def test_a_mail_of_ours_goes_out_by_person_or_by_domain(world: World, sender: str) -> None:
    import_now(box(letter(sender, world.ana.email, key="a@x")), world.marek, name="x.mbox")

    found = Interaction.objects.get()
    assert (found.direction, found.by) == ("out", world.marek)


def test_a_second_address_of_a_contact_counts(world: World) -> None:
    ContactPoint.objects.create(contact=world.ana, kind="email", value="Ana@Home.example", normal="ana@home.example")

    run = import_now(box(letter("ana@home.example", "marek@faro.example", key="a@x")), world.marek, name="x.mbox")

    assert run.counts == {"new": 1}


def test_the_same_mail_again_is_known_in_the_file_and_after(world: World) -> None:
    mails = box(*[letter(world.ana.email, "marek@faro.example", key="a@x")] * 2)

    first = import_now(mails, world.marek, name="x.mbox")
    before = record()
    second = import_now(mails, world.marek, name="x.mbox")

    assert first.counts == {"new": 1, "unchanged": 1}
    assert second.counts == {"unchanged": 2}
    assert record() == before


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (letter("who@nowhere.example", "marek@faro.example", key="a@x"), "mail_nobody"),
        (letter("marek@faro.example", "zofia@faro.example", key="a@x"), "mail_internal"),
        (letter("ANA", "marek@faro.example", key="a@x", extra="Auto-Submitted: auto-replied\r\n"), "mail_reply"),
        (letter("ANA", "marek@faro.example", key="a@x", extra="List-Id: <x.example>\r\n"), "mail_list"),
        (letter("mailer-daemon@x.example", "marek@faro.example", key="a@x"), "mail_bounce"),
        (letter("ANA", "marek@faro.example", key="a@x").replace("Date: Thu, 12", "Date: 99 Foo"), "mail_no_date"),
    ],
)
def test_what_is_no_letter_is_left_out_with_its_reason(world: World, mail: str, reason: str) -> None:
    run = bring(box(mail.replace("From: ANA", f"From: {world.ana.email}")), world.marek, name="x.mbox")

    row = run.rows.get()
    assert (row.outcome, row.reason) == ("refused", reason)
    assert row.why.endswith(".")


def test_a_chosen_client_takes_mail_of_people_nobody_knows(world: World) -> None:
    mails = box(letter("who@nowhere.example", "marek@faro.example", key="a@x"))

    run = import_now(mails, world.marek, name="x.mbox", client=world.luna)

    assert (run.counts, Interaction.objects.get().client) == ({"new": 1}, world.luna)


def test_people_of_two_clients_need_a_choice_unless_the_thread_has_made_it(world: World) -> None:
    both = f"marek@faro.example, {world.otto.email}"
    alone = bring(box(letter(world.ana.email, both, key="a@x")), world.marek, name="x.mbox")
    begun = bring(
        box(
            letter(world.ana.email, "marek@faro.example", key="a@x"),
            letter(world.ana.email, both, key="b@x", after="a@x"),
        ),
        world.marek,
        name="y.mbox",
    )

    assert alone.rows.get().reason == "mail_several"
    assert begun.counts == {"new": 2}


def test_a_member_never_files_mail_with_a_client_of_another_team(world: World) -> None:
    mails = box(letter(world.otto.email, "zofia@faro.example", key="a@x"))

    assert bring(mails, world.zofia, name="x.mbox").rows.get().reason == "mail_nobody"
    assert bring(mails, world.marek, name="x.mbox").counts == {"new": 1}


def test_a_question_is_a_proposal_until_a_later_mail_of_ours(world: World) -> None:
    asks = letter(world.ana.email, "marek@faro.example", key="a@x", body="Can you send the photos?")
    answers = letter("marek@faro.example", world.ana.email, key="b@x", after="a@x", body="Here they are.", hour=10)

    open_one = bring(box(asks), world.marek, name="x.mbox")
    closed = bring(box(asks, answers), world.marek, name="y.mbox")

    assert (open_one.notes["questions"], closed.notes["questions"]) == (1, 0)
    assert Question.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        ("¿Podemos hablar mañana a las 10?", 1),
        ("Hola, ¿qué tal?", 0),
        ("See https://x.example/?a=1 for it.", 0),
        ("How are you? Fine here.", 0),
        ("Czy możemy przesunąć termin?", 1),
        ("All good.\n\nOn 11/03/2026, Marek wrote:\n> Is it fine?", 0),
    ],
)
def test_what_asks_and_what_only_greets(world: World, body: str, asks: int) -> None:
    run = bring(box(letter(world.ana.email, "marek@faro.example", key="a@x", body=body)), world.marek, name="x.mbox")

    assert run.notes["questions"] == asks


def test_our_answer_closes_the_question_it_answers(world: World) -> None:
    asked_at = datetime(2026, 3, 12, 8, tzinfo=UTC)
    asking = Interaction.objects.create(client=world.luna, at=asked_at, channel="email", direction="in", summary="?")
    MailMessage.objects.create(interaction=asking, message_id="q@x", thread="q@x")
    mine = Question.objects.create(client=world.luna, text="Photos?", asked_at=asked_at, interaction=asking)
    later = Question.objects.create(
        client=world.luna, text="Later?", asked_at=asked_at + timedelta(days=2), interaction=asking
    )
    elsewhere = Question.objects.create(client=world.luna, text="Other?", asked_at=asked_at)

    import_now(
        box(letter("marek@faro.example", world.ana.email, key="b@x", after="q@x", body="Here.")),
        world.marek,
        name="x.mbox",
    )

    for question in (mine, later, elsewhere):
        question.refresh_from_db()
    assert (mine.answer, mine.answered_in.mail.message_id) == ("Here.", "b@x")
    assert (later.answered_at, elsewhere.answered_at) == (None, None)


def test_attachments_are_listed_and_not_kept(world: World) -> None:
    make_contact("Angela Sol", world.luna)
    run = import_now("mail/emlformat_multipart.eml", world.marek, client=world.luna)

    assert run.counts == {"new": 1}
    assert MailMessage.objects.get().attachments == [
        {"name": "tired_boot.FJ010019.jpeg", "size": 10442, "type": "image/jpeg", "unread": ""}
    ]
