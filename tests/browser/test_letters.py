"""A letter in a real browser: it keeps itself, the guards speak while one writes, and it can be had back."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, write
from tests.world import World
from vinculo.clients.models import Client
from vinculo.letters.models import GuardNote, Letter, LetterTemplate, State
from vinculo.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Hello Ana. Zofia forgot the import. The oven costs 4500 €."


def begun(page: Page, world: World, text: str = WORDS) -> None:
    page.goto(f"/letters/new/?client={world.luna.pk}")
    page.locator("#id_subject").fill("The oven")
    page.locator("#id_text").fill(text)


def test_it_is_written_looked_at_sent_and_had_back(
    page_for: Callable[..., Page], world: World, check_axe: Callable[[Page], None], screenshot: Callable[..., None]
) -> None:
    LetterTemplate.objects.create(name="Hello", language="en", text="Hello {contact.first_name}")
    page = page_for(world.marek)
    begun(page, world)

    expect(page.locator(".blame")).to_have_count(2)
    expect(page.locator("[data-saved]")).to_have_text("Saved just now")
    letter = Letter.objects.get()
    expect(page).to_have_url(f"{page.url.split('/letters/')[0]}/letters/{letter.pk}/")
    check_axe(page)
    screenshot(page, "letter-guards")
    page.locator(".blame", has_text="Zofia").get_by_role("button").click()
    expect(page.locator("#id_text")).to_have_value("Hello Ana. We let this slip, and it will be in order on [day]. "
                                                   "The oven costs 4500 €.")  # fmt: skip
    write(page, "Friday")  # the blank was ready to be written over
    page.keyboard.press("Control+Enter")
    expect(page.locator(".cx-stop")).to_be_focused()
    check_axe(page)
    page.get_by_role("button", name="Send it as it is").click()

    toast = page.locator("[data-toast]")
    expect(toast).to_contain_text("It leaves in a moment.")
    letter.refresh_from_db()
    assert (letter.state, "on Friday." in letter.text) == (State.WAITING, True)
    assert list(GuardNote.objects.order_by("pk").values_list("guard", "outcome")) == [
        ("blame", "taken"), ("money", "overridden"),
    ]  # fmt: skip
    check_axe(page)
    toast.get_by_role("button", name="Undo").click()
    expect(page.locator("#id_subject")).to_have_value("The oven")
    letter.refresh_from_db()
    assert letter.state == State.DRAFT


def test_signed_out_while_writing_nothing_is_lost(page_for: Callable[..., Page], world: World) -> None:
    page = page_for(world.marek)
    begun(page, world, "Hello Ana.")
    expect(page.locator("[data-saved]")).to_have_text("Saved just now")
    session = [one for one in page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME]
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    page.locator("#id_text").fill("Hello Ana. The plates come on Friday.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-saved]")).to_contain_text("Not saved")
    expect(page.locator("#id_text")).to_have_value("Hello Ana. The plates come on Friday.")
    page.context.add_cookies(session)  # type: ignore[arg-type]
    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-toast]")).to_contain_text("It leaves in a moment.")
    letter = Letter.objects.get()
    assert (letter.state, letter.text) == (State.WAITING, "Hello Ana. The plates come on Friday.")


@pytest.mark.parametrize("dark", [False, True])
def test_on_a_phone(page_for: Callable[..., Page], world: World, check_axe: Callable[[Page], None], dark: bool) -> None:
    page = page_for(world.marek, size=PHONE, dark=dark)
    begun(page, world)

    expect(page.locator(".blame")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    check_axe(page)
    for address in ("/letters/", "/letters/new/?q=ana", "/settings/letters/new/"):
        page.goto(address)
        check_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


GUARDS = {
    "blame": ("Las fotos del patio", "Hola, Aurora: las fotos llegan más tarde. Nuria se olvidó de pedir la llave."),
    "asked": ("El desayuno", "Hola, Aurora: para la página nueva, ¿a qué hora termina el desayuno en verano?"),
    "money": ("Una habitación más", "Hola, Aurora: añadir las suites cuesta 1.200 €. Podemos empezar el lunes."),
}


def test_each_guard_of_the_story(
    story: Person, page_for: Callable[..., Page], check_axe: Callable[[Page], None], screenshot: Callable[..., None]
) -> None:
    hotel = Client.objects.get(name="Hotel Mirador")
    desk, phone = page_for(story, language="es"), page_for(story, language="es", size=PHONE, dark=True)
    shown = [(desk, name, f"letter-{name}") for name in GUARDS] + [(phone, "blame", "letter-blame-phone-dark")]
    for page, name, picture in shown:
        subject, text = GUARDS[name]
        page.goto(f"/letters/new/?client={hotel.pk}")
        page.locator("#id_subject").fill(subject)
        page.locator("#id_text").fill(text)
        expect(page.locator(".blame")).to_have_count(1)
        expect(page.locator("[data-saved]")).to_have_text("Guardado ahora mismo")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
        check_axe(page)
        for answer in page.locator(".blame summary").all():
            answer.click()
        page.locator(".blame").evaluate("note => note.scrollIntoView({block: 'center'})")
        screenshot(page, picture)
