"""
Real Chromium against a real server.

    def test_today_on_a_phone(page_for, world, check_axe):
        page = page_for(world.marek, size=PHONE)
        page.goto("/")
        check_axe(page)

`page_for` collects what the browser complains about (script errors, missing files, violations of the content security
policy) and fails the test at its end when there was anything.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import told
from tests.story import TUESDAY
from vinculo.people.models import Person

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

HERE = Path(__file__).parent
SCREENSHOTS = HERE.parents[1] / "docs" / "screenshots"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The first is the same engine without windows, which starts and draws in two thirds of the time.
PROGRAMS = ("chromium-headless-shell", *WHOLE)
# Tests often run as root in a small container, where Chromium's own sandbox and /dev/shm are not available.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
# A machine that is busy takes its time; what never comes is missed all the same.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)
ACCESSIBILITY = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

# Without preloading axe copies no style sheets into the page, which our policy would (rightly) refuse.
# Only what is wrong comes back: all that is right would be a megabyte for each page.
RUN_AXE = """async tags => {
  const options = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false};
  return (await axe.run(document, options)).violations;
}"""

REPORT_POLICY_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browsers() -> Iterator[Callable[[tuple[str, ...]], Browser]]:
    """browsers(programs) is a running browser, the first of these that is installed."""
    with sync_playwright() as playwright:
        running: dict[str, Browser] = {}

        def browser(programs: tuple[str, ...]) -> Browser:
            program = next((found for name in programs if (found := shutil.which(name))), None)
            if program is None:
                pytest.skip(f"no {programs[0]} here: apt install {programs[0]}")
            if program not in running:
                running[program] = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
            return running[program]

        yield browser
        for one in running.values():
            one.close()


@pytest.fixture(scope="session")
def chromium(browsers: Callable[[tuple[str, ...]], Browser]) -> Browser:
    return browsers(PROGRAMS)


@pytest.fixture(scope="session")
def live_server(request: pytest.FixtureRequest, static_as_installed: None) -> Iterator[LiveServer]:
    """Files come from where they come in an installation, through the product's own middleware."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda application: application)
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def static_as_installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Style sheets folded into one and names with their hash: pages load as they do for people, and faster."""
    stores = {**settings.STORAGES, "staticfiles": {"BACKEND": "vinculo.web.storage.HashedStaticFiles"}}
    with override_settings(STORAGES=stores, STATIC_ROOT=tmp_path_factory.mktemp("static")):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


@pytest.fixture
def page_for(request: pytest.FixtureRequest, browsers: Any, live_server: Any) -> Iterator[Callable[..., Page]]:
    """A page signed in as a person (or nobody, for None). Addresses are relative: page.goto("/clients/")."""
    cache.clear()
    browser: Browser = browsers(WHOLE if request.node.get_closest_marker("whole_browser") else PROGRAMS)
    contexts = []
    complaints: list[str] = []

    def open_page(person: Any, *, size: ViewportSize = DESKTOP, dark: bool = False, language: str = "en") -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=size,
            color_scheme="dark" if dark else "light",
            locale=language,
            reduced_motion="reduce",
            has_touch=size["width"] < 600,
        )
        contexts.append(context)
        if person is not None:
            context.add_cookies([session_cookie(person, live_server.url)])
        context.add_init_script(REPORT_POLICY_VIOLATIONS)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: note(message, complaints))
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        return page

    open_page.complaints = complaints  # type: ignore[attr-defined]
    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def write(page: Page, text: str) -> None:
    """Types as soon as there is a field to type into: a dialog gives its field the focus a moment after it opens."""
    expect(page.locator(":is(input, textarea, [contenteditable]):focus")).to_have_count(1)
    page.keyboard.type(text)


@pytest.fixture
def story(
    transactional_db: None, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, settings: Any
) -> Iterator[Person]:
    """The whole demo story, told on a Tuesday morning; Marta at her desk."""
    settings.DATA_DIR = tmp_path
    with time_machine.travel(TUESDAY, tick=True):
        told.tell(tmp_path, tmp_path_factory.mktemp("told"))
        yield Person.objects.get(email="marta@lumbre.example")


def session_cookie(person: Any, address: str) -> Any:
    client = Client()
    client.force_login(person)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": address,
    }


def note(message: ConsoleMessage, complaints: list[str]) -> None:
    url = message.location.get("url", "")
    # A browser asks for an icon by itself where a page names none.
    if message.type == "error" and not url.endswith("/favicon.ico"):
        complaints.append(f"{message.text} ({url})")


@pytest.fixture(scope="session")
def axe_source() -> str:
    return (HERE / "vendor" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def check_axe(axe_source: str) -> Callable[[Page], None]:
    """Fails with one line per accessibility rule that the page breaks, and the first element that breaks it."""

    def check(page: Page) -> None:
        page.evaluate(axe_source)
        found = page.evaluate(RUN_AXE, ACCESSIBILITY)
        assert [
            f"{rule['id']} x{len(rule['nodes'])}: {rule['help']}: {rule['nodes'][0]['html'][:160]} "
            f"{rule['nodes'][0].get('failureSummary', '')}"
            for rule in found
        ] == []

    return check


@pytest.fixture
def screenshot() -> Callable[..., None]:
    """Keeps a picture for the docs: screenshot(page, "today-dark"). Only with VINCULO_SCREENSHOTS=1."""

    def keep(page: Page, name: str, *, whole_page: bool = False) -> None:
        if os.environ.get("VINCULO_SCREENSHOTS") == "1":
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole_page)

    return keep
