"""Home, roadmap, team and preferences: what they say, what they never say, and how many questions they ask."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.portal.visiting import take_part
from vinculo.access.models import Visit
from vinculo.clients.models import Audience
from vinculo.conversations.models import BadNews, CheckIn, Interaction, NextWord
from vinculo.meetings.models import Meeting
from vinculo.meetings.planning import Plan, cancel
from vinculo.meetings.planning import plan as plan_meeting
from vinculo.meetings.series import row_of
from vinculo.people.models import Face
from vinculo.projects.models import Area, CommunicationPlan, Milestone, Task
from vinculo.record.models import Entry

SHARED = Audience.SHARED


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


def in_days(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def stop(world: Any, name: str, days: int, **fields: Any) -> Milestone:
    return Milestone.objects.create(
        project=world.shop, name=name, **{"promised_on": in_days(days), "audience": SHARED, **fields}
    )


def plan(world: Any, detail: str = "week") -> CommunicationPlan:
    return CommunicationPlan.objects.create(
        project=world.shop, detail=detail, starts_on=in_days(0), figures="Load time"
    )


def page(browser: Any, address: str = "/portal/") -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_headline_is_the_status(world, ana):
    stop(world, "The shop", 20)

    assert "as promised" in page(ana)


def test_what_they_were_not_told_is_not_there(world, ana):
    late = stop(world, "The shop", 20, planned_on=in_days(33), forecast_on=in_days(40))
    BadNews.objects.create(
        client=world.luna, project=world.shop, milestone=late, what="CANARY-news", known_at=timezone.now()
    )
    Milestone.objects.create(project=world.shop, name="CANARY-team", promised_on=in_days(5))

    found = page(ana)

    assert "is promised for" in found
    assert "as promised" not in found
    assert "CANARY" not in found + page(ana, "/portal/roadmap/")


def test_what_they_were_told_is_the_headline(world, ana):
    late = stop(world, "The shop", 20)
    BadNews.objects.create(
        client=world.luna, project=world.shop, milestone=late, what="Four days more", way_out="88 wines first",
        known_at=timezone.now(), told_at=timezone.now(),
    )  # fmt: skip

    assert "88 wines first" in page(ana)


def test_nothing_yet_teaches(world, visiting):
    assert "Nothing has begun yet" in page(visiting(world.ana, world.luna))


def test_another_project_is_chosen_by_its_address_and_no_foreign_one(world, ana):
    assert ana.get(f"/portal/?project={world.shop.pk}").status_code == 200
    assert ana.get(f"/portal/?project={world.workshop.pk}").status_code == 404
    assert ana.get("/portal/?project=9999999").status_code == 404


def test_asking_how_it_goes_is_answered_and_counted_once(world, ana):
    stop(world, "The shop", 20)

    first = ana.post("/portal/how-is-it-going/", {"project": world.shop.pk})
    ana.post("/portal/how-is-it-going/", {"project": world.shop.pk})

    assert "The shop comes on" in first.content.decode()
    assert Interaction.objects.filter(asks_status=True, client=world.luna, contacts=world.ana).count() == 1
    assert Entry.objects.filter(kind="status.asked").count() == 1


def test_looking_is_noted_once_a_day(world, ana):
    page(ana)
    page(ana)

    assert Entry.objects.filter(kind="status.opened", client_id=world.luna.pk).count() == 1


def test_the_decider_chooses_the_detail_and_nobody_else(world, ana, visiting):
    known = plan(world)
    take_part(world.ana, world.shop, "observer")
    refused = ana.post(f"/portal/projects/{world.shop.pk}/detail/", {"detail": "all"})
    take_part(world.ana, world.shop, "decider")
    ana.post(f"/portal/projects/{world.shop.pk}/detail/", {"detail": "all"})

    known.refresh_from_db()
    assert (refused.status_code, known.detail) == (404, "all")


@pytest.mark.parametrize(("detail", "seen"), [("brief", []), ("week", ["Under way"]), ("all", ["All the work"])])
def test_the_roadmap_in_their_detail(world, ana, detail, seen):
    plan(world, detail)
    stop(world, "The shop", 20)
    Task.objects.create(project=world.shop, title="Card payments", started_on=in_days(-1), audience=SHARED)
    Task.objects.create(project=world.shop, title="CANARY-inner", started_on=in_days(-1))

    found = page(ana, "/portal/roadmap/")

    assert [words for words in ("Under way", "All the work") if words in found] == seen
    assert ("Card payments" in found) == bool(seen)
    assert "CANARY" not in found


def test_only_faces_that_agree_are_shown(world, ana):
    Area.objects.create(project=world.shop, name="Texts", responsible=world.zofia)
    Face.objects.create(person=world.zofia, role="Writer", bio="CANARY-bio", photo=b"x", photo_mark="m")

    hidden = page(ana, "/portal/team/")
    picture = ana.get(f"/portal/faces/{world.zofia.pk}.webp")
    Face.objects.update(consented_at=timezone.now(), bio="Words")

    assert ("CANARY" in hidden, "Kos" in hidden, picture.status_code) == (False, False, 404)
    assert "Zofia Kos" in page(ana, "/portal/team/")
    assert ana.get(f"/portal/faces/{world.zofia.pk}.webp").status_code == 200


def test_preferences_are_kept(world, ana):
    known = plan(world)
    sent = {
        "language": "es", "time_zone": "", "preferred_channel": "email", "hours-mon-from1": "09:00",
        "hours-mon-until1": "12:00", f"p{world.shop.pk}-rhythm": "monthly", f"p{world.shop.pk}-weekday": "2",
        f"p{world.shop.pk}-at_time": "", f"p{world.shop.pk}-channel": "phone", f"p{world.shop.pk}-detail": "brief",
    }  # fmt: skip

    answer = ana.post("/portal/preferences/", sent)

    known.refresh_from_db()
    world.ana.refresh_from_db()
    assert answer.status_code == 302
    assert (world.ana.language, world.ana.preferred_channel) == ("es", "email")
    assert (known.rhythm, known.weekday, known.detail) == ("monthly", 2, "brief")


def test_days_for_their_calendar_and_only_theirs(world, ana):
    mine = stop(world, "The shop;\nATTENDEE:x", 20)
    inner = Milestone.objects.create(project=world.shop, name="Inner", promised_on=in_days(5))
    talk = CheckIn.objects.create(
        client=world.luna, project=world.shop, slot_on=in_days(3), due_at=timezone.now() + timedelta(days=3),
        channel="video",
    )  # fmt: skip

    file = ana.get(f"/portal/milestones/{mine.pk}.ics")
    lines = file.content.decode().split("\r\n")

    assert ana.get(f"/portal/milestones/{inner.pk}.ics").status_code == 404
    assert ana.get(f"/portal/talks/{talk.pk}.ics").status_code == 200
    assert not any(line.startswith("ATTENDEE") for line in lines)
    assert file["Content-Disposition"].startswith("attachment")


def test_the_same_questions_with_one_and_with_three(world, ana):
    counts = []
    for number in range(3):
        stop(world, f"Stop {number}", 10 + number)
        Interaction.objects.create(
            client=world.luna, project=world.shop, at=timezone.now(), channel="email", direction="out", by=world.marek,
            summary="Card payments work", audience=SHARED, shares_status=True,
        )  # fmt: skip
        Area.objects.create(project=world.shop, name=f"Area {number}", responsible=world.marek)
        NextWord.objects.create(client=world.luna, project=world.shop, on=in_days(2), told_at=timezone.now())
        Visit.objects.update(began_at=timezone.now() - timedelta(hours=1))
        page(ana)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(ana)
        counts.append(len(asked))

    assert len(set(counts)) == 1
    assert counts[0] <= 11


def test_the_next_time_we_meet_is_a_check_in_or_a_meeting(world, ana):
    def meeting(days: int, **more: Any) -> Meeting:
        given = {"contacts": (world.ana,), "project": world.shop, "audience": SHARED, **more}
        said = Plan(world.luna, given.pop("title", "The menu"), timezone.now() + timedelta(days=days), "UTC", **given)
        return plan_meeting(said, by=world.marek, at=timezone.now(), letters=False)

    def shown() -> tuple[str, str]:
        talk = ana.get("/portal/").context["home"].talk
        return (talk.title, talk.file) if talk else ("", "")

    meeting(1, title="CANARY-ours", contacts=(), people=(world.zofia,), audience="team")
    meeting(1, title="CANARY-elsewhere", project=world.workshop)
    assert shown() == ("", "") and "CANARY" not in page(ana)

    talk = CheckIn.objects.create(
        client=world.luna, project=world.shop, slot_on=in_days(5), due_at=timezone.now() + timedelta(days=5),
        channel="video",
    )  # fmt: skip
    assert shown() == ("", f"/portal/talks/{talk.pk}.ics")
    later = meeting(6)
    assert shown()[1] == f"/portal/talks/{talk.pk}.ics"
    sooner = meeting(3, link="https://meet.example/menu", kind="video")
    assert shown() == ("The menu", f"/portal/meetings/{sooner.pk}/meeting.ics")
    assert "https://meet.example/menu" in page(ana) and ana.get(shown()[1]).status_code == 200

    cancel(sooner, because="Rain", by=world.marek, at=timezone.now(), letters=False)
    CheckIn.objects.all().delete()
    assert shown()[1] == f"/portal/meetings/{later.pk}/meeting.ics"


def test_a_series_shows_its_next_day_and_not_one_that_is_off(world, ana):
    begins = timezone.now().replace(second=0, microsecond=0) - timedelta(days=13)
    said = Plan(world.luna, "Weekly", begins, "UTC", contacts=(world.ana,), project=None, repeats="weekly")
    weekly = plan_meeting(said, by=world.marek, at=begins, letters=False)
    first, second = begins + timedelta(days=14), begins + timedelta(days=21)

    before = ana.get("/portal/").context["home"].talk.at
    cancel(row_of(weekly, first), because="Rain", by=world.marek, at=timezone.now(), letters=False)

    assert (before, ana.get("/portal/").context["home"].talk.at) == (first, second)
