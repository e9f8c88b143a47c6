"""
What the portal's first page weighs: every byte that a browser receives for it on its first visit, fonts included, from
the production server with its compressed files, in Spanish and Polish (whose letters need more of the fonts).

    VINCULO_DATA=<folder of a demo> VINCULO_SECRET_KEY=<its key> python -m tools.portal_weight

Prints a line for each file and the sum; fails above the limit.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

LIMIT_KB = 150


def main() -> int:
    os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", VINCULO_DEBUG="0", DJANGO_ALLOW_ASYNC_UNSAFE="1")
    import django

    django.setup()
    from tools.bench.server import Server

    server = Server(port=18641)
    try:
        heaviest = max(_weigh(server.port, language) for language in ("es", "pl"))
    finally:
        server.close()
    return 0 if heaviest <= LIMIT_KB * 1024 else 1


def _weigh(port: int, language: str) -> int:
    from vinculo.access.models import Access

    speaks = Access.objects.filter(removed_at=None, contact__on_projects__isnull=False, client__language=language)
    access = speaks.select_related("contact").first()
    if access is None:
        print(f"{language}: nobody of the story comes in")
        return 0
    print(f"\n{language}: the first page of {access.contact.name}")
    sizes = _received(port, access)
    for address, size in sorted(sizes.items(), key=lambda one: -one[1]):
        print(f"{size / 1024:8.1f} KB  {address}")
    print(f"{sum(sizes.values()) / 1024:8.1f} KB  of {LIMIT_KB}")
    return sum(sizes.values())


def _received(port: int, access: Any) -> dict[str, int]:
    from django.utils import timezone

    from vinculo.access import visits
    from vinculo.portal.cookie import NAME

    visit, key = visits.begin(access.contact, proof="code", at=timezone.now())
    type(visit).objects.filter(pk=visit.pk).update(access=access)
    with _browser() as browser:
        # A page of its own kind: what the service worker fetches for later comes behind the page and is not the page's.
        context = browser.new_context(service_workers="block", viewport={"width": 390, "height": 844})
        context.add_cookies([{"name": NAME, "value": key, "url": f"http://localhost:{port}"}])
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        names: dict[str, str] = {}
        sizes: dict[str, int] = {}
        network.on("Network.requestWillBeSent", lambda told: names.update({told["requestId"]: told["request"]["url"]}))
        network.on(
            "Network.loadingFinished",
            lambda told: sizes.update({_short(names[told["requestId"]]): int(told["encodedDataLength"])}),
        )
        answer = page.goto(f"http://localhost:{port}/portal/", wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200
    return sizes


def _short(address: str) -> str:
    return address.split("/", 3)[-1].partition("?")[0]


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
