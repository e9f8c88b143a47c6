"""A question that came by mail is answered in its thread from Today; any other is noted, as before."""

from datetime import UTC, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from tests.desk.composer.asking import said
from tests.desk.composer.test_nudges import a_box
from tests.pipeline.strangers import a_lead
from tests.practices.test_board import make_nudge
from tests.world import NOW, World, make_client
from vinculo.clients.models import Contact
from vinculo.conversations.models import Interaction, MailMessage, Question
from vinculo.desk.today.by_mail import Post
from vinculo.desk.today.deed import Deed, deed_of
from vinculo.letters import queue
from vinculo.letters.models import Letter
from vinculo.letters.sent import left
from vinculo.practices.models import Nudge, State
from vinculo.practices.recheck import check
from vinculo.practices.today.conversation import Conversation

pytestmark = pytest.mark.django_db
ASKED = "Can we change the logo?"


@pytest.fixture(autouse=True)
def at_now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def asked(world: World, channel: str = "email", client: Any = None, contact: Any = None) -> Question:
    """By Ana, twenty hours ago."""
    client, contact, at = client or world.luna, contact or world.ana, NOW - timedelta(hours=20)
    talk = Interaction.objects.create(
        client=client, project=None, at=at, channel=channel, direction="in", summary=f"Hello Marek, {ASKED} Ana"
    )
    talk.contacts.add(contact)
    if channel == "email":
        MailMessage.objects.create(
            interaction=talk, message_id=f"<{talk.pk}@luna.example>", subject="The logo", from_address=contact.email
        )
    return Question.objects.create(
        client=client, contact=contact, text=ASKED, asked_at=at, interaction=talk, owner=world.marek
    )


def a_nudge(world: World, question: Question, *, channel: str = "email", came_by: str = "email") -> Nudge:
    nudge = make_nudge(
        question.client, world.marek, question.contact, practice="answer", subject=f"question:{question.pk}",
        channel=channel,
    )  # fmt: skip
    nudge.facts |= {"question": ASKED, "asked_on": "2026-03-10", "came_by": came_by}
    nudge.save()
    return nudge


def deed(nudge: Nudge, person: Any) -> Deed:
    return deed_of(Conversation(nudge, NOW, NOW.date(), UTC), Post(person))


def noted_at(question: Question, nudge: Nudge) -> str:
    return f"/questions/{question.pk}/answer/?nudge={nudge.pk}"


def test_what_did_not_come_by_mail_or_cannot_go_by_mail_is_noted_as_before(world: World) -> None:
    question = asked(world, "phone")
    panel = noted_at(question, nudge := a_nudge(world, question))
    ways = [deed(a_nudge_like(nudge, came_by), world.marek) for came_by in ("", "phone", "portal", "in_person")]
    Contact.objects.filter(pk=world.ana.pk).update(email="")
    nudge.contact = Contact.objects.get(pk=world.ana.pk)
    ways.append(deed(a_nudge_like(nudge, "email"), world.marek))
    ways.append(deed(a_nudge_like(nudge, "email"), world.teo))

    assert {(way.address, way.label, way.other) for way in ways} == {(panel, "Answer", None)}


def a_nudge_like(nudge: Nudge, came_by: str) -> Nudge:
    nudge.facts = {**nudge.facts, "came_by": came_by}
    return nudge


def test_a_guest_notes_it(world: World, signed_in: Any) -> None:
    question = asked(world)
    nudge = a_nudge(world, question)
    Nudge.objects.update(person=world.teo)
    Question.objects.update(project=world.shop)

    pages = [signed_in(who).get(f"/nudges/{nudge.pk}/").context["card"].deed for who in (world.teo, world.marek)]

    assert [one.address for one in pages] == [
        noted_at(question, nudge), f"/letters/new/?question={question.pk}&nudge={nudge.pk}",
    ]  # fmt: skip


def test_mark_button_and_address_say_the_same(world: World) -> None:
    question = asked(world)
    nudge, reply = a_nudge(world, question), f"/letters/new/?question={question.pk}&nudge="

    def told(**fields: Any) -> list[Any]:
        for name, value in fields.items():
            setattr(nudge, name, value)
        found = deed(nudge, world.marek)
        other = found.other
        return [found.address, found.label, found.icon, found.glyph, other and (other.address, other.label, other.icon)]

    by_mail = [f"{reply}{nudge.pk}", "Answer", "mail", "mail", None]
    called = [noted_at(question, nudge), "Call Ana", "phone", "phone", (f"{reply}{nudge.pk}", "Reply by mail", "mail")]
    assert [told(channel=channel) for channel in ("email", "", "chat", "phone")] == [by_mail, by_mail, by_mail, called]
    world.ana.phone = ""
    assert told(contact=world.ana) == by_mail, "nobody calls without a number"
    panel = [noted_at(question, nudge), "Answer", "message-circle", "message-circle", None]
    assert told(channel="chat", facts={**nudge.facts, "came_by": "chat"}) == panel


def test_a_letter_that_seems_to_ask_is_answered_in_its_thread_too(world: World, signed_in: Any) -> None:
    talk = asked(world).interaction
    assert talk is not None
    nudge = make_nudge(
        world.luna, world.marek, world.ana, practice="answer", subject=f"interaction:{talk.pk}", channel="email"
    )
    nudge.facts |= {"asking": ASKED, "came_by": "email"}
    nudge.save()
    browser, looked_at = signed_in(world.marek), f"/log/{talk.pk}/?nudge={nudge.pk}"

    address = browser.get("/").context["focus"].address
    page = browser.get(address)

    assert address == f"/letters/new/?reply={talk.pk}&nudge={nudge.pk}"
    assert (page.context["form"]["nudge"].value(), page.context["settles"].thread) == (nudge.pk, looked_at)
    assert deed(nudge, world.teo).address == looked_at
    nudge.channel = "phone"
    assert deed(nudge, world.marek).address.startswith("/log/new/?")


def test_the_reply_lies_over_today_with_what_is_known(
    world: World, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    a_box()
    question = asked(world)
    nudge, browser = a_nudge(world, question), signed_in(world.marek)
    today = browser.get("/")
    address = today.context["focus"].address
    assert f'{address.replace("&", "&amp;")}" data-dialog data-stay' in today.content.decode()

    over = {"HX-Request": "true", "HX-Target": "dialog"}
    with django_assert_max_num_queries(12):
        page = browser.get(address, headers=over)

    form, drawn = page.context["form"], page.content.decode()
    names = ("to", "subject", "answers", "question", "nudge")
    assert [form[name].value() for name in names] == [
        [world.ana.pk], "Re: The logo", question.interaction_id, question.pk, nudge.pk,
    ]  # fmt: skip
    assert form["text"].value().startswith("Hello Ana,\n\nYou asked on ")
    assert f"> Hello Marek, {ASKED} Ana" in form["quoted"].value()
    noted = f"{noted_at(question, nudge)}&channel=phone"
    assert f'<a class="link" href="{noted.replace("&", "&amp;")}"' in drawn
    assert browser.get(noted).context["form"]["channel"].value() == "phone"


def test_what_is_of_others_is_not_settled_and_not_found(world: World, signed_in: Any) -> None:
    question, browser = asked(world), signed_in(world.zofia)
    theirs = asked(world, client=world.otero, contact=world.otto)
    stranger = a_nudge(world, theirs)

    page = browser.get(f"/letters/new/?question={question.pk}&nudge={stranger.pk}")

    assert (page.context["form"]["nudge"].value(), page.context["settles"]) == (None, None)
    assert not page.context["form"]["text"].value()
    assert browser.get(f"/letters/new/?question={theirs.pk}&nudge={stranger.pk}").status_code == 404


def test_it_is_answered_and_done_when_the_letter_has_left_and_not_before(world: World, signed_in: Any) -> None:
    a_box()
    question = asked(world)
    nudge, browser = a_nudge(world, question), signed_in(world.marek)
    answer = said(world, question=question.pk, nudge=nudge.pk, answers=question.interaction_id)

    def state() -> tuple[bool, str]:
        return Question.objects.get(pk=question.pk).is_open, Nudge.objects.get(pk=nudge.pk).state

    browser.post("/letters/send/", answer)
    (letter,) = Letter.objects.all()
    focus = browser.get("/").context["focus"]
    assert (state(), focus.address, focus.is_form) == ((True, State.OPEN), f"/letters/{letter.pk}/", False)
    assert "Your letter leaves in a moment" in browser.get("/").content.decode()

    browser.post(f"/letters/{letter.pk}/back/")
    assert state() == (True, State.OPEN)
    assert browser.get("/").context["focus"].deed.leaves == ""

    browser.post("/letters/send/", {**answer, "uid": str(letter.uid)})
    claimed = queue.claim(letter.pk, at=NOW + timedelta(minutes=1))
    assert claimed is not None
    left(claimed, at=timezone.now())
    check([world.luna.pk], at=NOW)

    assert state() == (False, State.DONE)
    assert f"/nudges/{nudge.pk}/" not in browser.get("/").content.decode()


def test_a_letter_for_its_hour_says_when_it_leaves(world: World, signed_in: Any) -> None:
    a_box()
    nudge, browser = a_nudge(world, asked(world), channel="phone"), signed_in(world.marek)
    first = make_nudge(world.otero, world.marek, subject="promise:9", urgency=1)
    browser.post("/letters/send/", said(world, nudge=nudge.pk, when="at", on="2026-03-12", at_time="09:00"))

    page = browser.get("/")

    assert page.context["focus"].nudge == first
    assert "Your letter leaves tomorrow, 9:00" in page.content.decode()


def test_today_asks_as_often_for_one_as_for_three(
    world: World, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    a_box()
    a_nudge(world, asked(world), channel="phone")
    browser = signed_in(world.marek)
    browser.get("/")
    with django_assert_max_num_queries(13) as for_one:
        browser.get("/")
    for number in (2, 3):
        client, contact = make_client(f"Client {number}", owner=world.marek)
        a_nudge(world, asked(world, client=client, contact=contact), channel="phone")
    with django_assert_max_num_queries(13) as for_three:
        page = browser.get("/").content.decode()

    assert len(for_one) == len(for_three)
    assert page.count("Reply by mail") == 3


def test_a_lead_is_answered_on_its_own_page(world: World) -> None:
    a_box()
    lead = a_lead(owner=world.marek)
    nudge = Nudge(pk=4, practice="lead_waits", subject=f"lead:{lead.pk}", facts={}, urgency=1, lead=lead)

    found = deed(nudge, world.marek)

    assert found == Deed(f"/leads/{lead.pk}/?nudge=4", "Answer", "mail", "mail")
