"""What a change to a project takes along: promises, check-ins, and what a guest is shown of it."""

from datetime import date

import pytest

from tests.world import NOW
from vinculo.agreements.models import Promise
from vinculo.desk.projects.parts.budget import is_ahead
from vinculo.jobs.models import PendingJob
from vinculo.projects.models import Milestone
from vinculo.projects.progress import Burn, Progress

OLD, NEW = date(2026, 3, 20), date(2026, 3, 27)


@pytest.fixture
def catalogue(world):
    return Milestone.objects.create(project=world.shop, name="Catalogue", planned_on=date(2026, 3, 18), promised_on=OLD)


@pytest.fixture
def promise(world, catalogue):
    return Promise.objects.create(
        client=world.luna, project=world.shop, milestone=catalogue, text="The catalogue", promised_on=OLD, made_at=NOW
    )


def moved(milestone, to_on=NEW, **more):
    """As it is sent once the effect was looked at (`how`)."""
    said = {"name": milestone.name, "planned_on": "2026-03-18", "promised_on": to_on.isoformat(), "audience": "team"}
    return {"how": "only", **said, **more}


def address(milestone):
    return f"/projects/{milestone.project_id}/milestones/{milestone.pk}/"


def dates(milestone, promise):
    milestone.refresh_from_db()
    promise.refresh_from_db()
    return milestone.promised_on, promise.promised_on


def test_another_promised_date_asks_why_when_a_promise_hangs_on_it(world, signed_in, catalogue, promise):
    page = signed_in(world.marek).post(address(catalogue), moved(catalogue))

    assert list(page.context["form"].errors) == ["reason"]
    assert dates(catalogue, promise) == (OLD, OLD)


def test_with_its_reason_the_promise_is_agreed_anew(world, signed_in, catalogue, promise):
    signed_in(world.marek).post(address(catalogue), moved(catalogue, reason="The photos came late"))

    assert dates(catalogue, promise) == (NEW, NEW)
    [kept] = promise.renegotiations.all()
    assert (kept.from_on, kept.to_on, kept.reason, kept.by) == (OLD, NEW, "The photos came late", world.marek)
    assert promise.internal_on == date(2026, 3, 18)


def test_a_date_nobody_was_promised_moves_without_a_reason(world, signed_in, catalogue):
    signed_in(world.marek).post(address(catalogue), moved(catalogue))

    catalogue.refresh_from_db()
    assert catalogue.promised_on == NEW


def test_a_kept_promise_stays_where_it_was(world, signed_in, catalogue, promise):
    promise.kept_on = OLD
    promise.save(update_fields=["kept_on"])

    signed_in(world.marek).post(address(catalogue), moved(catalogue))

    assert dates(catalogue, promise) == (NEW, OLD)


def check_ins_to_plan(project):
    return PendingJob.objects.filter(key=f"vinculo.conversations.checkins.plan_one:{project.pk}").exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("phase/", {"phase": "closing"}),
        (
            "talk/",
            {"rhythm": "weekly", "weekday": "4", "channel": "video", "detail": "week", "starts_on": "2026-03-02"},
        ),
    ],
)
def test_check_ins_are_planned_anew(world, signed_in, path, said):
    assert not check_ins_to_plan(world.shop)

    answer = signed_in(world.marek).post(f"/projects/{world.shop.pk}/{path}", said)

    assert answer.status_code == 302
    assert check_ins_to_plan(world.shop)


def test_guests_are_not_shown_a_door_that_stays_shut(world, signed_in):
    closing = f'href="/projects/{world.shop.pk}/closing/"'

    assert closing in signed_in(world.marek).get(f"/projects/{world.shop.pk}/").content.decode()
    assert closing not in signed_in(world.teo).get(f"/projects/{world.shop.pk}/").content.decode()


@pytest.mark.parametrize(("used", "ahead"), [(59, False), (60, True), (61, True)])
def test_the_page_speaks_of_a_budget_where_the_nudge_does(used, ahead):
    burn = Burn(progress=Progress(tasks=2, share=0.5), billable_minutes=used, budget_minutes=100)

    assert is_ahead(burn) is ahead
