"""Deeds of Today that wrote more than one row: taken back whole, with the nudge."""

from typing import Any

import pytest
from django.utils import timezone

from tests.desk.today.test_undo import do_and_take_back
from tests.practices.test_board import make_nudge
from tests.world import TODAY, World
from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.clients.models import Contact, ContactRole
from vinculo.conversations.models import Interaction
from vinculo.meetings.models import Meeting
from vinculo.meetings.models import State as MeetingState
from vinculo.pipeline.models import AccountPlan
from vinculo.practices.models import State
from vinculo.projects.models import Area

pytestmark = pytest.mark.django_db
BOTH = (State.DONE, State.OPEN)


def test_an_explained_no(world: World, signed_in: Any) -> None:
    change = ChangeRequest.objects.create(
        client=world.luna, project=world.shop, number=1, title="Gift cards", asked_at=timezone.now(), contact=world.ana,
        state="infeasible", decided_at=timezone.now(), because="The till cannot", side="theirs",
    )  # fmt: skip
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="no", subject=f"change:{change.pk}")
    address = f"/changes/{change.pk}/explain/?nudge={nudge.pk}"

    states = do_and_take_back(signed_in(world.marek), address, {"channel": "phone", "text": "It cannot be done"})

    change.refresh_from_db()
    assert (states, change.explained_at, Interaction.objects.count()) == (BOTH, None, 0)


def test_a_reminder_that_was_said(world: World, signed_in: Any) -> None:
    owed = Obligation.objects.create(client=world.luna, what="Photos", due_on=TODAY, contact=world.ana, side="theirs")
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="client_owes", subject=f"obligation:{owed.pk}")
    said = {"how": "phone", "subject": "Photos", "text": "How are the photos?"}

    states = do_and_take_back(signed_in(world.marek), f"/obligations/{owed.pk}/remind/?nudge={nudge.pk}", said)

    assert (states, owed.reminders.count(), Interaction.objects.count()) == (BOTH, 0, 0)


def test_an_account_plan(world: World, signed_in: Any) -> None:
    nudge = make_nudge(world.luna, world.marek, practice="account_plan", subject=f"client:{world.luna.pk}")
    address, browser = f"/clients/{world.luna.pk}/plan/edit/?nudge={nudge.pk}", signed_in(world.marek)

    new = do_and_take_back(browser, address, {"direction": "A second bar"})
    gone = AccountPlan.objects.count()
    AccountPlan.objects.create(client=world.luna, direction="As ever", reviewed_at=timezone.now(), next_on=TODAY)
    old = do_and_take_back(browser, address, {"direction": "A second bar"})

    plan = AccountPlan.objects.get()
    assert (new, gone, old, plan.direction, plan.next_on) == (BOTH, 0, BOTH, "As ever", TODAY)


def test_a_planned_meeting(world: World, signed_in: Any) -> None:
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="face_time", subject=f"client:{world.luna.pk}")
    said = {
        "title": "Menus", "slot": "own", "on": "2090-03-02", "at_time": "10:00", "minutes": "60", "kind": "in_person",
        "people": [world.marek.pk], "contacts": [], "project": "",
    }  # fmt: skip

    states = do_and_take_back(signed_in(world.marek), f"/meetings/new/?client={world.luna.pk}&nudge={nudge.pk}", said)

    assert (states, Meeting.objects.get().state) == (BOTH, MeetingState.CANCELLED)


@pytest.mark.parametrize("new", [False, True])
def test_who_decides(world: World, signed_in: Any, new: bool) -> None:
    nudge = make_nudge(world.luna, world.marek, practice="stake", subject=f"client:{world.luna.pk}")
    role = ContactRole.objects.get(client=world.luna, contact=world.ana)
    before, known = role.power, Contact.objects.kept().count()
    said = {"role": "", "name": "Marta Ruiz"} if new else {"role": role.pk, "name": ""}
    address, browser = f"/contacts/decides/?client={world.luna.pk}&nudge={nudge.pk}", signed_in(world.marek)

    for nobody_or_two in ({"role": "", "name": " "}, {"role": role.pk, "name": "Marta Ruiz"}):
        assert browser.post(address, nobody_or_two).context["form"].errors.keys() == {"name"}
    assert do_and_take_back(browser, address, said) == BOTH

    role.refresh_from_db()
    assert (role.power, Contact.objects.kept().count()) == (before, known)


def test_who_answers_for_an_area(world: World, signed_in: Any) -> None:
    area = Area.objects.create(project=world.shop, name="Photos")
    nudge = make_nudge(world.luna, world.marek, practice="owner", subject=f"project:{world.shop.pk}")
    address, browser = f"/projects/{world.shop.pk}/team/name/?nudge={nudge.pk}", signed_in(world.marek)

    assert browser.get(address).context["area"] == area
    states = do_and_take_back(browser, address, {"name": "Photos", "responsible": world.marek.pk})

    area.refresh_from_db()
    assert (states, area.responsible) == (BOTH, None)
    Area.objects.update(responsible=world.marek)
    assert "area" not in browser.get(address).context  # nobody leads it, or all is well: the project itself


def test_a_new_contact(world: World, signed_in: Any) -> None:
    browser, known = signed_in(world.marek), Contact.objects.kept().count()

    page = browser.post(f"/contacts/new/?client={world.luna.pk}", {"name": "Marta Ruiz"}, follow=True)
    browser.post("/undo/?token=" + page.content.decode().split("/undo/?token=")[1].split('"')[0])

    assert (Contact.objects.kept().count(), Contact.objects.get(name="Marta Ruiz").deleted_at is None) == (known, False)
