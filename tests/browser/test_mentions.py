"""Names behind an @: by keyboard, by finger, and read aloud as a combobox."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, write
from tests.browser.test_today import fits
from vinculo.notifications.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_name_is_chosen_by_keyboard_and_its_owner_hears_of_it(world, page_for, check_axe):
    page = page_for(world.rita)
    page.goto(f"/contacts/{world.ana.pk}/notes/new/")
    text = page.get_by_label("Note")
    text.click()
    write(page, "Ask @")
    names = page.get_by_role("listbox", name="Colleagues")
    expect(names.get_by_role("option")).to_have_count(2)
    box = page.get_by_role("combobox", expanded=True)
    expect(box).to_have_attribute("aria-activedescendant", "name-0")
    check_axe(page)

    page.keyboard.press("ArrowDown")
    expect(names.get_by_role("option", selected=True)).to_contain_text("Zofia Kos")
    page.keyboard.press("Enter")
    expect(names).to_have_count(0)
    expect(text).to_have_value("Ask @Zofia Kos ")
    write(page, "please, @mar")
    expect(names.get_by_role("option")).to_contain_text(["Marek Wilk"])
    page.keyboard.press("Escape")
    expect(names).to_have_count(0)
    write(page, "k")
    expect(text).to_have_value("Ask @Zofia Kos please, @mark")
    expect(names).to_have_count(0)
    assert text.get_attribute("role") is None

    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**/contacts/{world.ana.pk}/")
    assert [notice.person for notice in Notice.objects.all()] == [world.zofia]


def test_in_the_quick_log_names_follow_the_client_and_a_finger_is_enough(world, page_for, check_axe):
    page = page_for(world.rita, size=PHONE, dark=True)
    page.goto(f"/log/new/?client={world.luna.pk}&contact={world.ana.pk}")
    text = page.get_by_label("What was said")
    text.click()
    write(page, "@zo")
    name = page.get_by_role("option", name="Zofia Kos")
    expect(name).to_be_visible()
    check_axe(page)
    assert fits(page)

    name.click()
    expect(text).to_have_value("@Zofia Kos ")
    expect(text).to_be_focused()


def test_an_address_is_no_name(world, page_for):
    page = page_for(world.rita)
    page.goto(f"/contacts/{world.ana.pk}/notes/new/")
    page.get_by_label("Note").click()
    with page.expect_request("**/mentions/**") as asked:
        write(page, "mail ana@zofia.example, @z")
    assert "q=z" in asked.value.url
    expect(page.get_by_role("option")).to_have_count(1)
