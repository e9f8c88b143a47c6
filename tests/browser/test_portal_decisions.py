"""Deciding in the portal as a client does: on a phone, in the dark, with a mouse and without one."""

import re
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, write
from tests.documents.approvals.asked import ask, decider, say, version
from tests.documents.papers import pdf
from tests.portal.visiting import let_in
from vinculo.access import visits
from vinculo.access.visit_cookie import NAME
from vinculo.documents.looking_through import look_through
from vinculo.documents.models import Answer, Remark


@pytest.fixture
def paper(transactional_db: Any) -> Any:
    """Two versions of a paper with its pages drawn; Ana is asked about the second."""
    from tests.world import make_world

    world = make_world()
    ana, nora = decider(world), decider(world, "Nora Gil")
    first = version(world, pdf("Cellar", pages=2), name="page.pdf")
    second = version(world, pdf("Shop", pages=2), name="page.pdf", of=first.document, note="Shipping is shown first")
    for one in (first, second):
        look_through(one.pk)
    world.approval = ask(world, ana, nora, version=second, note="If you say yes today, we go on tomorrow.")
    world.agreed = ask(world, ana, about="deliverable", title="Photos")
    say(world, world.agreed)
    return world


def cookie(world: Any, contact: Any, address: str) -> Any:
    let_in(contact, world.luna)
    _visit, key = visits.begin(contact, proof="code", at=timezone.now())
    return {"name": NAME, "value": key, "url": address}


@pytest.fixture
def as_ana(page_for: Any, paper: Any, live_server: Any) -> Any:
    """A page with Ana's visit."""

    def open_page(**look: Any) -> Any:
        page = page_for(None, **look)
        page.context.add_cookies([cookie(paper, paper.ana, live_server.url)])
        return page

    return open_page


@pytest.mark.parametrize("look", [{}, {"dark": True}, {"size": PHONE}, {"size": PHONE, "dark": True}])
def test_everybody_can_read_and_decide(as_ana, paper, check_axe, look):
    page = as_ana(**look)
    address = f"/portal/decisions/{paper.approval.pk}/"
    for where in ("/portal/decisions/", address, f"{address}?compare=1", f"/portal/decisions/{paper.agreed.pk}/"):
        page.goto(where)

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), where
        check_axe(page)


def test_approved_on_a_phone_in_a_few_touches(as_ana, paper):
    page = as_ana(size=PHONE)
    page.goto("/portal/decisions/")

    page.get_by_role("link", name="Decide: Product page, version 2").tap()
    page.get_by_role("link", name="Decide", exact=True).tap()
    page.get_by_text("I approve it").tap()
    page.get_by_role("button", name="Send my answer").tap()

    expect(page.get_by_text("Your yes is noted")).to_be_visible()
    assert Answer.objects.filter(approver__approval=paper.approval).get().choice == "approve"


def test_wanting_to_talk_unfolds_the_times(as_ana, paper):
    page = as_ana()
    page.goto(f"/portal/decisions/{paper.approval.pk}/")
    expect(page.get_by_text("Call me when you can")).to_be_hidden()

    page.get_by_text("I would rather talk").click()
    page.get_by_text("Call me when you can").click()
    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_text("will call you about it")).to_be_visible()
    assert Answer.objects.filter(approver__approval=paper.approval).get().times == "Call me when you can"


def test_a_comment_is_pinned_with_the_mouse(as_ana, paper):
    page = as_ana()
    page.goto(f"/portal/decisions/{paper.approval.pk}/")
    sheet = page.locator("[data-pin-page='2'] img")
    sheet.scroll_into_view_if_needed()
    expect(sheet).to_have_js_property("complete", True)
    box = sheet.bounding_box()

    sheet.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.1})
    write(page, "Bigger letters here")
    page.get_by_role("button", name="Add the comment").click()

    page.wait_for_url(re.compile(r"#remark-\d+$"))
    remark = Remark.objects.get()
    assert (remark.page, round(remark.x, -1), round(remark.y, -1)) == (2, 250, 100)
    expect(page.locator(".pins a")).to_have_count(1)
    expect(page.locator(".remarks li")).to_contain_text("Bigger letters here")


def test_a_comment_is_pinned_by_keyboard_alone(as_ana, paper):
    page = as_ana()
    page.goto(f"/portal/decisions/{paper.approval.pk}/")

    page.locator("[data-pin-page='1'] [data-pin-here]").focus()
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp", "Enter"):
        page.keyboard.press(key)
    write(page, "Here")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"#remark-\d+$"))
    remark = Remark.objects.get()
    assert (remark.page, remark.x, remark.y, remark.text) == (1, 520, 450, "Here")


def test_without_scripts_one_comments_on_the_page(chromium, live_server, paper):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([cookie(paper, paper.ana, live_server.url)])
    page = context.new_page()
    page.goto(f"/portal/decisions/{paper.approval.pk}/")

    page.get_by_label("Page", exact=True).select_option("2")
    page.get_by_label("Comment", exact=True).fill("On the whole page")
    page.get_by_role("button", name="Add the comment").click()

    page.wait_for_url(re.compile(r"#remark-\d+$"))
    remark = Remark.objects.get()
    assert (remark.page, remark.x, remark.text) == (2, None, "On the whole page")
    context.close()


def test_at_the_desk_the_comments_stand_on_the_pages(page_for, paper, check_axe):
    page = page_for(paper.marek)
    page.goto(f"/approvals/{paper.approval.pk}/")
    check_axe(page)
    page.goto("/approvals/?which=all")
    check_axe(page)
    page.goto(f"/approvals/new/?version={paper.approval.version_id}")
    check_axe(page)
