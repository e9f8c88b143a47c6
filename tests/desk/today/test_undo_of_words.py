"""What goes to somebody else is taken back from Today while it can be: letters that lie here, talks, who leads."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.desk.quotes.test_pages import shared_keys, talk_form  # noqa: F401 the keys are costly to make
from tests.desk.today.test_undo import do_and_take_back
from tests.money.quotes import make_quote, sent
from tests.practices.test_board import make_nudge
from tests.world import TODAY, World
from vinculo.agreements.models import Obligation
from vinculo.conversations.models import Decision, Interaction
from vinculo.letters.models import Letter
from vinculo.letters.models import State as LetterState
from vinculo.logbook import letters
from vinculo.meetings.invitations import post
from vinculo.meetings.models import Guest, Meeting
from vinculo.money.models import MoneyTalk
from vinculo.notifications.models import Notice
from vinculo.practices.models import Nudge, State
from vinculo.projects.models import Project

pytestmark = pytest.mark.django_db
BOTH = (State.DONE, State.OPEN)


@pytest.mark.parametrize("has_left", [False, True])
def test_a_reminder_by_mail(world: World, signed_in: Any, monkeypatch: Any, has_left: bool) -> None:
    owed = Obligation.objects.create(client=world.luna, what="Photos", due_on=TODAY, contact=world.ana, side="theirs")
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="client_owes", subject=f"obligation:{owed.pk}")
    said = {"how": "send", "subject": "Photos", "text": "How are the photos?"}
    browser, address = signed_in(world.marek), f"/obligations/{owed.pk}/remind/?nudge={nudge.pk}"

    page = browser.post(address, said, follow=True)
    (letter,) = Interaction.objects.all()
    if has_left:
        letters.send(letter.pk)
    back = page.content.decode().split("/undo/?token=")[1].split('"')[0]
    told = browser.post("/undo/?token=" + back, follow=True).content.decode()
    letters.send(letter.pk)

    state = Nudge.objects.get().state
    if has_left:
        assert (state, owed.reminders.count(), len(mail.outbox)) == (State.DONE, 1, 1)
        assert "It has left already." in told
    else:
        assert (state, owed.reminders.count(), len(mail.outbox)) == (State.OPEN, 0, 0)
        assert "Taken back." in told


def test_what_was_decided_and_put_in_a_letter(world: World, signed_in: Any) -> None:
    decision = Decision.objects.create(
        client=world.luna, project=world.shop, text="Blue it is", at=timezone.now(), by=world.marek
    )
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="proof", subject=f"decision:{decision.pk}")
    said = {"how": "send", "subject": "What we decided", "text": "Blue it is"}

    states = do_and_take_back(
        signed_in(world.marek), f"/decisions/{decision.pk}/confirm/?nudge={nudge.pk}", said
    )  # fmt: skip

    decision.refresh_from_db()
    assert (states, decision.confirmed_at, Interaction.objects.count()) == (BOTH, None, 0)


def test_who_leads_a_project(world: World, signed_in: Any) -> None:
    Project.objects.filter(pk=world.shop.pk).update(lead=None)
    nudge = make_nudge(world.luna, world.marek, practice="owner", subject=f"project:{world.shop.pk}")
    said = {"name": world.shop.name, "phase": world.shop.phase, "lead": world.zofia.pk, "summary": ""}
    browser, address = signed_in(world.marek), f"/projects/{world.shop.pk}/team/name/?nudge={nudge.pk}"

    states = do_and_take_back(browser, address, said)
    world.shop.refresh_from_db()
    told = Notice.objects.filter(person=world.zofia).count()
    page = browser.post(address, said, follow=True).content.decode()
    Project.objects.filter(pk=world.shop.pk).update(lead=world.rita)
    again = browser.post("/undo/?token=" + page.split("/undo/?token=")[1].split('"')[0], follow=True)

    assert (states, world.shop.lead, told) == (BOTH, None, 0)
    assert "That has changed meanwhile" in again.content.decode()
    assert Project.objects.get(pk=world.shop.pk).lead == world.rita


def test_somebody_put_on_a_project_and_what_they_do_there(world: World, signed_in: Any) -> None:
    browser, members = signed_in(world.marek), world.shop.members
    members.all().delete()

    def undone(address: str, said: dict[str, Any]) -> Any:
        page = browser.post(address, said, follow=True).content.decode()
        between = list(members.values_list("person", "area"))
        browser.post("/undo/?token=" + page.split("/undo/?token=")[1].split('"')[0])
        return between, list(members.values_list("person", "area"))

    added = undone(f"/projects/{world.shop.pk}/team/new/", {"person": world.zofia.pk, "area": "Photos"})
    member = members.create(person=world.zofia, area="Texts")
    said = {"person": world.zofia.pk, "area": "Photos"}
    changed = undone(f"/projects/{world.shop.pk}/team/{member.pk}/", said)

    assert added == ([(world.zofia.pk, "Photos")], [])
    assert changed == ([(world.zofia.pk, "Photos")], [(world.zofia.pk, "Texts")])


@pytest.mark.parametrize("invited", [False, True])
def test_the_talk_about_a_price(world: World, signed_in: Any, invited: bool) -> None:
    now, browser = timezone.now(), signed_in(world.marek)
    quote = sent(make_quote(world, at=now), world, at=now)
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="by_voice", subject=f"quote:{quote.pk}")

    page = browser.post(f"/quotes/{quote.pk}/talk/?nudge={nudge.pk}", talk_form(browser, quote), follow=True)
    (guest,) = Guest.objects.all()
    if invited:
        post(guest.pk, guest.meeting.sequence, "REQUEST")
    browser.post("/undo/?token=" + page.content.decode().split("/undo/?token=")[1].split('"')[0])
    meeting = Meeting.objects.get()
    post(guest.pk, meeting.sequence, "CANCEL")

    assert (meeting.state, MoneyTalk.objects.ahead().count(), Nudge.objects.get().state) == ("cancelled", 0, State.OPEN)
    assert [one.to for one in mail.outbox] == [[world.ana.email]] * (2 if invited else 0)
    assert Letter.objects.get().state == LetterState.CANCELLED


def test_a_talk_whose_paper_left_stays_booked(world: World, signed_in: Any) -> None:
    now, browser = timezone.now(), signed_in(world.marek)
    quote = sent(make_quote(world, at=now), world, at=now)
    page = browser.post(f"/quotes/{quote.pk}/talk/", talk_form(browser, quote), follow=True).content.decode()
    MoneyTalk.objects.update(mail_left_at=now + timedelta(minutes=1))

    told = browser.post("/undo/?token=" + page.split("/undo/?token=")[1].split('"')[0], follow=True)

    assert "That has changed meanwhile" in told.content.decode()
    assert MoneyTalk.objects.ahead().count() == 1
