"""Call mode on a phone: everything on one screen, two taps after the call."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_today import fits
from vinculo.clients.models import PersonalNote
from vinculo.conversations.models import BadNews, Interaction, Question

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana(world):
    """Somebody with much to talk about, who can be reached day and night."""
    now = timezone.now()
    about = {"client": world.luna, "contact": world.ana}
    world.ana.hours = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    world.ana.save()
    BadNews.objects.create(**about, what="The oven came a week late", way_out="Two plates first", known_at=now)
    Question.objects.create(**about, text="May we open on Sunday?", asked_at=now, due_at=now + timedelta(hours=20))
    PersonalNote.objects.create(contact=world.ana, text="Sails on Sundays; the boat is called Luna", by=world.marek)
    said = {"channel": "phone", "summary": "She liked the blue plates.", "by": world.marek}
    talk = Interaction.objects.create(client=world.luna, at=now - timedelta(days=3), **said)
    talk.contacts.add(world.ana)
    return world.ana


def test_one_screen_before_the_call(world, ana, page_for, check_axe, screenshot):
    for name, options in (
        ("call-phone", {"size": PHONE}),
        ("call-phone-dark", {"size": PHONE, "dark": True}),
        ("call", {}),
    ):
        page = page_for(world.marek, **options)
        page.goto(f"/call/{ana.pk}/")
        check_axe(page)
        assert fits(page)
        screenshot(page, name)
        dial = page.locator("[data-dial]").first
        assert dial.get_attribute("href") == "tel:+34600000000"
        assert dial.bounding_box()["height"] >= 44
        assert page.get_by_text("A good moment").is_visible()
        for button in page.locator("[data-after] .btn").all():
            expect(button).to_be_in_viewport()
            assert button.bounding_box()["height"] >= 44
        page.context.close()


def test_who_was_reached_is_written_down_with_two_taps(world, ana, page_for):
    page = page_for(world.marek, size=PHONE)
    page.goto(f"/call/{ana.pk}/")

    page.get_by_role("link", name="We spoke").tap()
    expect(page.locator("#dialog")).to_be_visible()
    expect(page.locator("#dialog .pick:has(:checked)").first).to_contain_text("Ana Prado")
    expect(page.locator("#dialog [name=channel][value=phone]")).to_be_checked()
    page.locator("#dialog textarea").first.fill("She opens on Sunday.")
    page.get_by_role("button", name="Log it").tap()

    expect(page.locator("[data-toast]")).to_contain_text("Logged with Ana Prado.")
    assert Interaction.objects.filter(summary="She opens on Sunday.", channel="phone").count() == 1


def test_no_answer_is_one_tap_and_taken_back_with_another(world, ana, page_for):
    page = page_for(world.marek, size=PHONE)
    page.goto(f"/call/{ana.pk}/")
    before = Interaction.objects.count()

    page.get_by_role("button", name="No answer").tap()
    toast = page.locator("[data-toast]")
    expect(toast).to_contain_text("Called, nobody answered.")
    assert Interaction.objects.count() == before + 1

    toast.get_by_role("button", name="Undo").tap()
    expect(page.locator("[data-toast]")).to_contain_text("Taken back.")
    assert Interaction.objects.count() == before
