"""Files in a real browser: the team's and the client's, on a phone, in the dark, and a large one in pieces."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.documents.papers import pdf, png
from tests.portal.visiting import let_in, take_part
from vinculo.access import visits
from vinculo.documents import receiving
from vinculo.documents.keeping import NewDocument, add_version, whole_bytes
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Document, Folder, Version
from vinculo.portal.cookie import NAME

LOOKS = ({"dark": True}, {"size": PHONE})


@pytest.fixture
def files(transactional_db):
    from tests.world import make_world

    world, now = make_world(), timezone.now()
    take_part(world.ana, world.shop)
    drawer = Folder.objects.create(client=world.luna, project=world.shop, name="Sketches")
    plan = add_version(
        NewDocument(world.luna, world.shop, title="Plan of the pages", audience="shared"),
        pdf("Plan", 2), name="plan.pdf", at=now, by=world.marek,
    )  # fmt: skip
    second = add_version(plan.document, pdf("Plan"), name="plan-2.pdf", at=now, by=world.zofia, note="With gifts")
    sketch = add_version(NewDocument(world.luna, world.shop, drawer), png(), name="s.png", at=now, by=world.marek)
    words = add_version(NewDocument(world.luna, world.shop), b"Hours: 18", name="hours.txt", at=now, by=world.marek)
    photo = add_version(
        NewDocument(world.luna, world.shop, audience="shared"), png(), name="logo.png", at=now, by_contact=world.ana
    )
    for version in (plan, second, sketch, words, photo):
        look_through(version.pk)
    world.plan, world.words, world.photo = plan.document, words.document, photo.document
    return world


@pytest.fixture
def phone_of(page_for, live_server):
    """A browser with the visit of a contact."""

    def open_page(contact, client, **given):
        let_in(contact, client)
        _visit, key = visits.begin(contact, proof="code", at=timezone.now())
        page = page_for(None, **given)
        page.context.add_cookies([{"name": NAME, "value": key, "url": live_server.url}])
        return page

    return open_page


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("given", LOOKS)
def test_the_desk_shows_files(files, page_for, check_axe, given):
    page = page_for(files.marek, **given)

    for address in (
        f"/projects/{files.shop.pk}/files/", f"/clients/{files.luna.pk}/files/", f"/documents/{files.plan.pk}/",
        f"/documents/{files.words.pk}/", f"/documents/new/?project={files.shop.pk}",
        f"/projects/{files.shop.pk}/files/?which=bin",
    ):  # fmt: skip
        page.goto(address)
        assert fits(page), address
        check_axe(page)


@pytest.mark.parametrize("given", LOOKS)
def test_the_portal_shows_files(files, phone_of, check_axe, given):
    page = phone_of(files.ana, files.luna, **given)

    for address in (
        "/portal/files/", f"/portal/files/{files.plan.pk}/", "/portal/files/new/",
        f"/portal/files/{files.photo.pk}/next/",
    ):  # fmt: skip
        page.goto(address)
        check_axe(page)


def test_pages_are_seen(files, page_for):
    page = page_for(files.marek)
    page.goto(f"/documents/{files.plan.pk}/versions/1/")

    first = page.get_by_role("img", name="Page 1 of Plan of the pages")

    expect(first).to_be_visible()
    expect(first).to_have_js_property("naturalWidth", 1240)  # waits until it is there
    assert first.evaluate("image => image.getBoundingClientRect().width") > 600


def test_a_large_file_goes_in_pieces_and_survives_a_broken_line(files, page_for, monkeypatch):
    monkeypatch.setattr(receiving, "AT_ONCE", 100_000)
    page = page_for(files.marek)
    page.goto(f"/documents/new/?project={files.shop.pk}")
    broken = []

    def break_once(route):
        if not broken:
            broken.append(route.request.url)
            route.abort()
            page_for.complaints.clear()
        else:
            route.continue_()

    page.route("**/piece/?offset=100000", break_once)
    data = bytes(range(256)) * 1024
    page.get_by_label("Choose files, or drop them here").set_input_files(
        [{"name": "film.bin", "mimeType": "video/mp4", "buffer": data}]
    )
    page.get_by_text("The client sees it").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(f"**/projects/{files.shop.pk}/files/")
    page_for.complaints[:] = [said for said in page_for.complaints if "ERR_FAILED" not in said]

    document = Document.objects.get(title="film")
    assert (document.audience, len(broken)) == ("shared", 1)
    assert whole_bytes(document.versions.get()) == data


def test_a_pause(files, phone_of, page_for):
    page = phone_of(files.ana, files.luna, size=PHONE)
    page.goto("/portal/files/new/")
    page.route("**/piece/*", lambda route: None)  # the line is very slow
    page.get_by_label("Choose photos or files").set_input_files(
        [{"name": "photo.bin", "mimeType": "image/png", "buffer": b"p" * 5000}]
    )
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("button", name="Pause: photo.bin").click()
    expect(page.get_by_text("Paused")).to_be_visible()
    page.unroute("**/piece/*")

    page.get_by_role("button", name="Go on: photo.bin").click()
    page.wait_for_url("**/portal/files/")

    assert (Version.objects.latest("pk").name, Version.objects.latest("pk").size) == ("photo.bin", 5000)
    # The piece that was held up may arrive as well: refused, since it is there, and the page asks how far it is.
    page_for.complaints[:] = [said for said in page_for.complaints if "409" not in said]


def test_what_cannot_be_taken_is_said(files, page_for, settings):
    settings.FILE_LIMIT = 1000
    page = page_for(files.marek)
    page.goto(f"/documents/new/?project={files.shop.pk}")
    page.get_by_label("Choose files, or drop them here").set_input_files(
        [{"name": "film.bin", "mimeType": "video/mp4", "buffer": b"p" * 5000}]
    )

    page.get_by_role("button", name="Add").click()

    expect(page.get_by_text("Files of this kind may have up to 1 KB.")).to_be_visible()
    page_for.complaints[:] = [said for said in page_for.complaints if "413" not in said]


def test_a_file_is_saved_and_not_shown(files, phone_of):
    page = phone_of(files.ana, files.luna, size=PHONE)
    page.goto(f"/portal/files/{files.plan.pk}/")

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Get", exact=True).click()

    assert waiting.value.suggested_filename == "plan-2.pdf"
