"""Requests, questions, their own part and feedback, as a client uses them: on a phone, in the dark, by keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.portal.requests.asking import moving, some_change, some_debt, some_question, worked_out
from tests.portal.visiting import let_in, take_part
from tests.world import make_world
from vinculo.access import visits
from vinculo.agreements.models import ChangeRequest
from vinculo.feedback.models import Complaint, Feedback
from vinculo.portal.cookie import NAME
from vinculo.projects.models import Milestone

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def luna(transactional_db):
    world, now = make_world(), timezone.now()
    take_part(world.ana, world.shop)
    let_in(world.ana, world.luna)
    moving(worked_out(world.shop, 1, title="Reds on the front page", why="More boxes at Christmas"))
    some_change(world.shop, 2, title="A club that ships every season")
    worked_out(world.shop, 3, title="Gift label", state="accepted", decided_at=now, decided_by_contact=world.ana)
    some_question(world.shop, contact=world.ana, owner=world.marek)
    some_question(world.shop, "Which three vintages?", asked_by_us=True, asked_by=world.marek)
    some_question(world.shop, "How much?", contact=world.ana, owner=world.marek, answered_at=now, answer="Little")
    some_debt(world.shop, "126 photos", wanted=126, received=88, contact=world.ana, owner=world.marek)
    some_debt(world.shop, "The key of the bank", kind="access", due_on=timezone.localdate() - timedelta(days=2))
    who = {"client": world.luna, "project": world.shop, "contact": world.ana}
    world.complaint = Complaint.objects.create(**who, text="Nobody called", at=now, owner=world.marek, thanked_at=now)
    Feedback.objects.create(
        **who, asked_at=now - timedelta(days=40), given_at=now - timedelta(days=40), score=7, text="Faster",
        done="We answer by noon", done_at=now, done_by=world.marek,
    )  # fmt: skip
    Milestone.objects.create(
        project=world.shop, name="First pages", audience="shared", done_on=timezone.localdate() - timedelta(days=1)
    )
    return world


@pytest.fixture
def ana(page_for, luna, live_server):
    """A page of the portal as Ana: ana(size=PHONE)."""

    def open_page(**given):
        page = page_for(None, **given)
        _visit, key = visits.begin(luna.ana, proof="code", at=timezone.now())
        page.context.add_cookies([{"name": NAME, "value": key, "url": live_server.url}])
        return page

    return open_page


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def addresses(luna):
    change, question = luna.luna.change_requests.get(number=1), luna.luna.questions.filter(asked_by_us=True).get()
    owed = luna.luna.obligations.get(wanted=126)
    return [
        "requests/", "requests/ask/", f"requests/{change.pk}/", f"requests/{change.pk}/yes/",
        f"requests/{change.pk}/no/", "questions/", f"questions/{question.pk}/", "yours/", f"yours/{owed.pk}/",
        f"yours/{owed.pk}/later/", "complain/", f"complaints/{luna.complaint.pk}/", "thank/", "feedback/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "given", [{"size": PHONE}, {"size": PHONE, "dark": True}, {"size": DESKTOP}], ids=["phone", "dark", "desktop"]
)
def test_every_page_can_be_read_by_everybody(ana, luna, check_axe, given):
    page = ana(**given)
    for address in addresses(luna):
        page.goto(f"/portal/{address}")

        assert fits(page), address
        check_axe(page)


def test_a_yes_takes_two_taps(ana, luna):
    page = ana(size=PHONE)
    page.goto("/portal/requests/")

    page.get_by_role("link", name="Say yes").tap()
    page.get_by_role("button", name="Yes, go ahead").tap()

    expect(page.locator(".toast")).to_contain_text("Yes noted.")
    assert ChangeRequest.objects.get(number=1).state == "accepted"


def test_the_order_is_changed_by_keyboard_and_the_focus_stays(ana, luna):
    page = ana()
    page.goto("/portal/requests/")
    down = page.get_by_role("button", name="Down: Reds on the front page")

    down.focus()
    page.keyboard.press("Enter")

    expect(page.locator("[data-wish] .t").first).to_have_text("A club that ships every season")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Down: Reds on the front page")


def test_the_order_is_changed_by_dragging(ana, luna):
    page = ana()
    page.goto("/portal/requests/")

    page.locator("[data-wish] .ord b").nth(1).drag_to(page.locator("[data-wish] .ord b").first)

    expect(page.locator("[data-wish] .t").first).to_have_text("A club that ships every season")


def test_how_it_is_takes_two_taps(ana, luna):
    page = ana(size=PHONE)
    page.goto("/portal/feedback/")

    page.get_by_role("radio", name="9", exact=True).tap()
    page.get_by_role("button", name="Send").tap()

    expect(page.locator(".toast")).to_contain_text("Thank you.")
    assert Feedback.objects.latest("pk").score == 9


def test_a_question_is_asked_and_its_answer_promised(ana, luna):
    page = ana(size=PHONE)
    page.goto("/portal/questions/")

    page.get_by_label("Your question").fill("Can I see it on my phone?")
    page.get_by_role("button", name="Ask", exact=True).tap()

    expect(page.locator(".toast")).to_contain_text("Marek answers by")


def test_it_all_works_without_javascript(chromium, luna, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, viewport=PHONE)
    _visit, key = visits.begin(luna.ana, proof="code", at=timezone.now())
    context.add_cookies([{"name": NAME, "value": key, "url": live_server.url}])
    page = context.new_page()
    page.goto("/portal/requests/")

    page.get_by_role("button", name="Up: A club that ships every season").click()

    expect(page.locator("[data-wish] .t").first).to_have_text("A club that ships every season")
    context.close()
