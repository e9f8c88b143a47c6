"""Writing a letter on the desk: begun, kept, sent, had back."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.composer.asking import said
from tests.letters.writing import draft
from tests.world import World, make_contact
from vinculo.conversations.models import Interaction, MailMessage, Question
from vinculo.documents.models import Document
from vinculo.letters.models import Letter, LetterTemplate, State


def mail_of_ana(world: World, **fields: Any) -> Interaction:
    at = timezone.now() - timedelta(hours=3)
    talk = Interaction.objects.create(
        client=world.luna, project=world.shop, at=at, channel="email", direction="in", summary="When do they come?",
        **fields,
    )  # fmt: skip
    talk.contacts.add(world.ana)
    MailMessage.objects.create(interaction=talk, message_id="7@luna.example", subject="Plates", thread="7@luna.example")
    return talk


def test_a_reply_knows_whom_what_and_which_question(world: World, signed_in: Any) -> None:
    talk = mail_of_ana(world)
    question = Question.objects.create(
        client=world.luna, contact=world.ana, interaction=talk, text="When do they come?", asked_at=talk.at
    )

    page = signed_in(world.marek).get(f"/letters/new/?reply={talk.pk}")

    begun = page.context["form"].initial
    assert (begun["subject"], begun["to"], begun["answers"], begun["question"], begun["project"]) == (
        "Re: Plates", [world.ana.pk], talk.pk, question.pk, world.shop.pk,
    )  # fmt: skip
    assert begun["quoted"].splitlines()[1:] == ["> When do they come?"]
    assert "Ana will read it" in page.content.decode()
    assert Letter.objects.count() == 0


def test_a_letter_passed_on_answers_nothing(world: World, signed_in: Any) -> None:
    talk = mail_of_ana(world)

    begun = signed_in(world.marek).get(f"/letters/new/?forward={talk.pk}").context["form"].initial

    assert (begun["subject"], begun["to"], begun["answers"]) == ("Fwd: Plates", [], None)


def test_the_only_project_is_what_it_is_about(world: World, signed_in: Any) -> None:
    page = signed_in(world.marek).get(f"/letters/new/?client={world.luna.pk}&contact={world.ana.pk}")

    assert page.context["form"]["project"].value() == world.shop.pk


def test_without_a_name_one_says_to_whom(world: World, signed_in: Any) -> None:
    page = signed_in(world.marek).get("/letters/new/?q=prado").content.decode()

    assert f"/letters/new/?client={world.luna.pk}&amp;contact={world.ana.pk}" in page


def test_a_draft_is_kept_by_itself_and_twice_makes_one(world: World, signed_in: Any) -> None:
    browser, form = signed_in(world.marek), said(world, subject="", to=[])

    first = browser.post("/letters/save/", form, headers={"accept": "application/json"})
    browser.post("/letters/save/", {**form, "text": "More"}, headers={"accept": "application/json"})

    (letter,) = Letter.objects.all()
    told = json.loads(first.content)
    assert (told["address"], told["said"]) == (f"/letters/{letter.pk}/", "Saved just now")
    assert (letter.state, letter.text, letter.by) == (State.DRAFT, "More", world.marek)


def test_it_is_sent_and_had_back(world: World, signed_in: Any) -> None:
    browser = signed_in(world.marek)

    page = browser.post("/letters/send/", said(world), follow=True)
    letter = Letter.objects.get()
    assert letter.state == State.WAITING
    assert "Not sent yet" in page.content.decode()
    (told,) = page.context["messages"]
    browser.post(told.extra_tags)

    letter.refresh_from_db()
    assert (letter.state, letter.send_at) == (State.DRAFT, None)


def test_what_has_left_is_not_said_to_be_back(world: World, signed_in: Any) -> None:
    letter = draft(world, state=State.SENT, sent_at=timezone.now())

    page = signed_in(world.marek).post(f"/letters/{letter.pk}/back/", follow=True)

    assert [str(told) for told in page.context["messages"]] == ["It has left already."]
    letter.refresh_from_db()
    assert letter.state == State.SENT


def test_what_is_missing_is_said_and_nothing_leaves(world: World, signed_in: Any) -> None:
    page = signed_in(world.marek).post("/letters/send/", said(world, subject="", text="", to=[]))

    errors = page.context["form"].errors
    assert {name: list(words) for name, words in errors.items()} == {
        "to": ["Choose who gets it."],
        "subject": ["A few words for the subject: what is it about?"],
        "text": ["The letter is empty."],
    }
    assert Letter.objects.get().state == State.DRAFT


def test_it_leaves_at_the_hour_one_chose_or_in_theirs(world: World, signed_in: Any) -> None:
    browser = signed_in(world.marek)
    day = timezone.localdate() + timedelta(days=2)

    browser.post("/letters/send/", said(world, when="at", on=day.isoformat(), at_time="9:30"))

    letter = Letter.objects.get()
    assert letter.send_at is not None
    assert timezone.localtime(letter.send_at).strftime("%Y-%m-%d %H:%M") == f"{day} 09:30"
    past = browser.post("/letters/send/", said(world, when="at"))
    assert past.context["form"].errors["on"] == ["On which day should it leave?"]


def test_files_become_documents_and_go_with_it(world: World, signed_in: Any) -> None:
    browser = signed_in(world.marek)
    file = SimpleUploadedFile("plates.txt", b"Twelve plates", content_type="text/plain")

    browser.post("/letters/save/", said(world, files=[file]))

    letter = Letter.objects.get()
    (attachment,) = letter.attachments.all()
    assert (attachment.version.name, Document.objects.get().client) == ("plates.txt", world.luna)
    browser.post(f"/letters/{letter.pk}/files/{attachment.pk}/off/")
    assert (letter.attachments.count(), Document.objects.count()) == (0, 1)
    browser.post(f"/letters/{letter.pk}/documents/", {"version": [attachment.version_id]})
    assert letter.attachments.count() == 1


def test_a_template_fills_in_names(world: World, signed_in: Any) -> None:
    template = LetterTemplate.objects.create(
        name="Hello", language="en", subject="For {client.name}", text="Dear {contact.first_name}, {my.secret}"
    )

    signed_in(world.marek).post("/letters/template/", said(world, subject="", text="", template=template.pk))

    letter = Letter.objects.get()
    assert (letter.subject, letter.text) == ("For Café Luna", "Dear Ana, {my.secret}")


def test_a_draft_is_its_writers_alone(world: World, signed_in: Any) -> None:
    letter = draft(world)

    assert signed_in(world.rita).get(f"/letters/{letter.pk}/").status_code == 404
    stolen = signed_in(world.rita).post("/letters/save/", said(world, uid=str(letter.uid), text="Mine now"))
    assert stolen.status_code == 302
    letter.refresh_from_db()
    assert (letter.by, letter.text) == (world.marek, "Good morning, Ana.\n\nThe plates come on Friday.")


def test_nobody_writes_to_those_of_another_client(world: World, signed_in: Any) -> None:
    foreign = signed_in(world.zofia).post("/letters/save/", said(world, client=world.otero.pk))
    assert foreign.status_code == 404
    mixed = signed_in(world.marek).post("/letters/save/", said(world, to=[world.otto.pk]))
    assert "to" in mixed.context["form"].errors
    assert Letter.objects.count() == 0


@pytest.mark.parametrize(
    "where", ["/letters/", "/letters/{draft}/", "/letters/{waiting}/", "/letters/new/?reply={talk}"]
)
def test_pages_ask_the_same_for_one_and_for_three(world: World, signed_in: Any, where: str) -> None:
    talk = mail_of_ana(world)
    letters = {"draft": draft(world), "waiting": draft(world, state=State.WAITING, send_at=timezone.now())}
    browser = signed_in(world.marek)
    address = where.format(talk=talk.pk, **{name: letter.pk for name, letter in letters.items()})
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert browser.get(address).status_code == 200
    for name in ("Bea Sol", "Cai Mar"):
        contact = make_contact(name, world.luna)
        for state in (State.DRAFT, State.WAITING):
            draft(world, state=state, send_at=timezone.now()).to.add(contact)
        letters["draft"].to.add(contact)
        LetterTemplate.objects.create(name=name, language="en", text="Hello")

    with CaptureQueriesContext(connection) as three:
        browser.get(address)

    assert len(three) == len(one)
    assert len(three) <= 12, "\n".join(query["sql"][:150] for query in three)
