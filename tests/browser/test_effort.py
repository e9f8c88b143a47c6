"""Team, time, budget and faces in a real browser: in the dark, on a phone, and the week by keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.conftest import PHONE, write
from vinculo.projects.models import Area, Budget, ProjectContact, RunningTimer, Task, TimeEntry


@pytest.fixture
def known(transactional_db):
    from tests.world import make_world

    world = make_world()
    today = timezone.localdate()
    about = {"project": world.shop, "person": world.marek}
    Area.objects.create(project=world.shop, name="Texts", responsible=world.zofia, counterpart=world.ana)
    Area.objects.create(project=world.shop, name="Photos", position=1)
    ProjectContact.objects.create(project=world.shop, contact=world.ana, role="decider", duty="Signs")
    Budget.objects.create(project=world.shop, minutes=600, rate=7_000, currency="EUR")
    task = Task.objects.create(project=world.shop, title="Bake", assignee=world.marek, estimate_minutes=600)
    TimeEntry.objects.create(**about, task=task, on=today, minutes=300)
    TimeEntry.objects.create(**about, on=today - timedelta(days=40), minutes=90)
    RunningTimer.objects.create(**about, started_at=timezone.now() - timedelta(minutes=9))
    return world


@pytest.mark.parametrize(
    "address", ["/projects/{shop}/team/", "/projects/{shop}/budget/", "/time/?row={shop}-0", "/settings/face/"]
)
def test_the_pages_can_be_read_by_everybody(page_for, known, check_axe, address):
    for options in ({}, {"dark": True}, {"size": PHONE}):
        page = page_for(known.marek, **options)
        page.goto(address.format(shop=known.shop.pk))
        check_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.context.close()


@pytest.mark.parametrize(
    "address",
    [
        "/projects/{shop}/team/areas/new/", "/projects/{shop}/budget/set/", "/projects/{shop}/budget/changes/new/",
        "/time/new/?project={shop}", "/time/timer/",
    ],
)  # fmt: skip
def test_the_forms_can_be_read_on_a_phone(page_for, known, check_axe, address):
    page = page_for(known.marek, size=PHONE)
    page.goto(address.format(shop=known.shop.pk))

    check_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_week_is_filled_in_with_keys(page_for, known):
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    TimeEntry.objects.all().delete()
    page = page_for(known.marek)
    page.goto(f"/time/?row={known.shop.pk}-0&row={known.shop.pk}-{Task.objects.get().pk}")
    cells = page.locator("[data-week] tbody input")
    cells.first.focus()
    write(page, "1,5")
    with page.expect_response("**/time/save/**"):
        page.keyboard.press("Tab")
    write(page, "90m")
    with page.expect_response("**/time/save/**"):
        page.keyboard.press("ArrowDown")
    page.get_by_text("3:00").first.wait_for()
    write(page, "soon")
    with page.expect_response("**/time/save/**"):
        page.keyboard.press("Enter")
    page.get_by_text("We cannot read “soon”").wait_for()

    assert cells.first.input_value() == "1:30"
    assert page.locator("input[aria-invalid]").count() == 1
    assert list(TimeEntry.objects.order_by("on").values_list("on", "minutes")) == [
        (monday, 90), (monday + timedelta(days=1), 90),
    ]  # fmt: skip
