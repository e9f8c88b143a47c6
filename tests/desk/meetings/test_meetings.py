"""Plan a meeting in the browser's way, prepare it, write down what was said."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import World, make_contact
from vinculo.agreements.models import Promise
from vinculo.conversations.models import BadNews, CheckIn, Interaction, Question
from vinculo.meetings.models import Answer, CalendarAccount, CalendarCopy, Engagement, Guest, Meeting, State, VideoPlace
from vinculo.meetings.planning import Plan, cancel, plan


def a_workday(days: int = 7) -> Any:
    on = timezone.localdate() + timedelta(days=days)
    return on + timedelta(days=(2 - on.weekday()) % 7)  # a Wednesday


def at(hour: int, days: int = 7) -> datetime:
    return timezone.make_aware(datetime.combine(a_workday(days), datetime.min.time().replace(hour=hour)))


def planned(world: World, **more: Any) -> Meeting:
    given = {"starts_at": at(10), "contacts": (world.ana,), "project": world.shop, **more}
    return plan(Plan(world.luna, "The menu", time_zone="Europe/Madrid", **given), by=world.marek, at=timezone.now())


def sent(world: World, **more: Any) -> dict[str, Any]:
    return {
        "title": "The new menu", "kind": "in_person", "minutes": "60", "contacts": [world.ana.pk],
        "people": [world.marek.pk], "project": world.shop.pk, "slot": "own", "on": a_workday().isoformat(),
        "at_time": "10:00", "place": "Calle Sol 3", "repeats": "", "audience": "team", **more,
    }  # fmt: skip


def test_hours_that_suit_everybody_come_first(world: World, signed_in: Any) -> None:
    page = signed_in(world.marek).get(f"/meetings/new/?client={world.luna.pk}")

    times = page.context["times"]
    assert len(times) == 6
    assert all(9 <= timezone.localtime(time.at).hour < 18 for time in times)
    assert page.context["form"]["contacts"].value() == [world.ana.pk]

    answer = signed_in(world.marek).post(
        f"/meetings/new/?client={world.luna.pk}", sent(world, slot=times[0].value, on="", at_time="")
    )

    meeting = Meeting.objects.get()
    assert (answer.url, meeting.starts_at) == (meeting.get_absolute_url(), times[0].at)
    assert list(meeting.guests.values_list("contact__name", flat=True)) == ["Ana Prado"]


def test_without_a_client_it_asks_with_whom(world: World, signed_in: Any) -> None:
    browser = signed_in(world.marek)

    assert "form" in browser.get("/meetings/new/").context
    answer = browser.post("/meetings/new/?kind=video", {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": ""})
    assert answer.url == f"/meetings/new/?client={world.luna.pk}&contact={world.ana.pk}&kind=video"


def test_what_was_planned_takes_its_agenda_from_the_record(world: World, signed_in: Any) -> None:
    now, about = timezone.now(), {"client": world.luna, "project": world.shop}
    BadNews.objects.create(**about, what="The oven is late", known_at=now)
    Question.objects.create(**about, contact=world.ana, text="How much is it?", asked_at=now)
    Promise.objects.create(**about, text="A sketch", made_at=now, promised_on=a_workday())
    Question.objects.create(client=world.otero, text="Another client", asked_at=now)
    browser = signed_in(world.marek)

    browser.post(f"/meetings/new/?client={world.luna.pk}", sent(world))

    meeting = Meeting.objects.get()
    assert [point.text for point in meeting.points.all()] == ["The oven is late", "How much is it?", "A sketch"]
    Question.objects.create(**about, contact=world.ana, text="And when?", asked_at=now)
    page = browser.get(meeting.get_absolute_url())
    assert [one.text for one in page.context["came_up"]] == ["And when?"]
    browser.post(f"{meeting.get_absolute_url()}agenda/put-on/", {"source": page.context["came_up"][0].source})
    assert meeting.points.count() == 4


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"slot": ""}, "slot"),
        ({"slot": "", "on": ""}, "slot"),
        ({"slot": "", "at_time": ""}, "at_time"),
        ({"on": "2020-01-01"}, "on"),
        ({"slot": "2020-01-01T10:00:00+00:00", "on": ""}, "slot"),
        ({"slot": "nonsense", "on": ""}, "slot"),
        ({"repeats": "weekly", "repeats_until_on": "2020-01-01"}, "repeats_until_on"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"contacts": ["999999999999999999999"]}, "contacts"),
        ({"minutes": "100000"}, "minutes"),
        ({"kind": "seance"}, "kind"),
    ],
)
def test_what_cannot_be_is_said(world: World, signed_in: Any, change: dict[str, Any], field: str) -> None:
    if field == "slot" and "on" not in change:
        change = {**change, "on": "", "at_time": ""}

    page = signed_in(world.marek).post(f"/meetings/new/?client={world.luna.pk}", sent(world, **change))

    assert list(page.context["form"].errors) == [field]
    assert Meeting.objects.count() == 0


def test_an_hour_that_suits_somebody_not_is_asked_once(world: World, signed_in: Any) -> None:
    planned(world, minutes=120)
    browser, address = signed_in(world.marek), f"/meetings/new/?client={world.luna.pk}"

    busy = browser.post(address, sent(world, at_time="11:00")).context["form"]
    night = browser.post(address, sent(world, at_time="21:00")).context["form"]
    kept = browser.post(address, sent(world, at_time="21:00", kept=night.data["kept"]))

    assert "Somebody is promised elsewhere then." in busy.errors["on"][0]
    assert "Somebody does not work then." in night.errors["on"][0]
    assert (kept.status_code, Meeting.objects.count()) == (302, 2)


def test_a_video_call_gets_a_room_of_its_own(world: World, signed_in: Any) -> None:
    VideoPlace.objects.create(organization=world.organization, address="https://meet.faro.example/{room}")

    signed_in(world.marek).post(f"/meetings/new/?client={world.luna.pk}", sent(world, kind="video"))

    link = Meeting.objects.get().link
    assert link.startswith("https://meet.faro.example/") and len(link) == 46


def test_a_whole_day_and_a_series(world: World, signed_in: Any) -> None:
    more = {"is_all_day": "on", "at_time": "", "repeats": "weekly", "kept": ""}

    signed_in(world.marek).post(f"/meetings/new/?client={world.luna.pk}", sent(world, **more))

    one = Meeting.objects.get()
    assert (timezone.localtime(one.starts_at).hour, one.minutes, one.repeats) == (0, 1440, "weekly")
    page = signed_in(world.marek).get(one.get_absolute_url())
    slot = page.context["days"][1][0].slot_at
    answer = signed_in(world.marek).post(f"{one.get_absolute_url()}day/", {"slot": slot.isoformat()})
    assert answer.url == one.days.get().get_absolute_url()


def test_changed_and_called_off_and_on_again(world: World, signed_in: Any) -> None:
    meeting, browser = planned(world), signed_in(world.marek)
    address = meeting.get_absolute_url()

    browser.post(f"{address}change/", sent(world, at_time="12:00"))
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.sequence, meeting.title) == (at(12), 1, "The new menu")

    browser.post(f"{address}cancel/", {"because": "Rain"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_because) == (State.CANCELLED, "Rain")

    browser.post(list(browser.get(address).context["messages"])[-1].extra_tags)
    meeting.refresh_from_db()
    assert meeting.state == State.PLANNED


def test_what_a_guest_told_us(world: World, signed_in: Any) -> None:
    meeting = planned(world)
    guest = meeting.guests.get()

    signed_in(world.marek).post(f"{meeting.get_absolute_url()}guests/{guest.pk}/answer/", {"answer": "accepted"})

    guest.refresh_from_db()
    assert (guest.answer, guest.answered_how) == (Answer.ACCEPTED, "desk")


def test_minutes_become_records_and_can_be_taken_back(world: World, signed_in: Any) -> None:
    meeting, browser = planned(world), signed_in(world.marek)
    browser.post(f"{meeting.get_absolute_url()}agenda/add/", {"text": "The summer"})
    point = meeting.points.get()

    browser.post(
        f"{meeting.get_absolute_url()}hold/",
        {
            "channel": "in_person", "summary": "They like it\n= Blue\n! A sketch", "ticked": [point.pk],
            "present": [world.ana.pk], "ours": [world.marek.pk],
        },
    )  # fmt: skip

    talk = Interaction.objects.get()
    meeting.refresh_from_db()
    point.refresh_from_db()
    assert (meeting.held_in, meeting.state, talk.project) == (talk, State.HELD, world.shop)
    assert ([one.text for one in talk.decisions.all()], Promise.objects.get().text) == (["Blue"], "A sketch")
    assert point.done_at and list(talk.contacts.all()) == [world.ana]

    browser.post(list(browser.get("/promises/").context["messages"])[-1].extra_tags)
    meeting.refresh_from_db()
    assert (meeting.state, Interaction.objects.count(), Promise.objects.count()) == (State.PLANNED, 0, 0)


def test_a_line_off_the_agenda_comes_back_and_may_be_theirs(world: World, signed_in: Any) -> None:
    meeting, browser = planned(world), signed_in(world.marek)
    browser.post(f"{meeting.get_absolute_url()}agenda/add/", {"text": "The summer"})
    point = meeting.points.get()

    browser.post(f"{meeting.get_absolute_url()}agenda/{point.pk}/share/")
    browser.post(f"{meeting.get_absolute_url()}agenda/{point.pk}/drop/")
    gone = meeting.points.count()
    browser.post(list(browser.get("/promises/").context["messages"])[-1].extra_tags)

    assert (gone, meeting.points.get().text, meeting.points.get().audience) == (0, "The summer", "shared")


def test_the_week_shows_what_is_mine(world: World, signed_in: Any) -> None:
    planned(world)
    series = planned(world, starts_at=at(16), repeats="weekly")
    cancel(planned(world, starts_at=at(17)), because="Rain", by=world.marek, at=timezone.now())
    about = {"client": world.luna, "project": world.shop, "slot_on": a_workday(), "channel": "phone"}
    CheckIn.objects.create(**about, due_at=at(12))
    account = CalendarAccount.objects.create(person=world.marek, url="https://dav.faro.example/")
    copy = CalendarCopy.objects.create(account=account, href="/1")
    Engagement.objects.create(copy=copy, person=world.marek, title="Dentist", starts_at=at(9), ends_at=at(10))
    address = f"/meetings/?view=week&week={a_workday().isoformat()}"

    mine = signed_in(world.marek).get(address)
    next_week = signed_in(world.marek).get(f"/meetings/?week={(a_workday() + timedelta(days=7)).isoformat()}")
    all_ = signed_in(world.rita).get(f"{address}&whose=all")

    said = [(line.time, line.title) for line in mine.context["lines"]]
    assert said == [
        ("9:00", "Dentist"), ("10:00", "The menu"), ("12:00", "Check-in: Online shop"), ("16:00", "The menu"),
        ("17:00", "The menu"),
    ]  # fmt: skip
    assert [line.address for line in next_week.context["lines"]] == [series.get_absolute_url()]
    assert "Dentist" not in all_.content.decode()
    assert signed_in(world.iga).get(f"{address}&whose=all").context["lines"] == []


@pytest.mark.parametrize("query", ["week=", "week=2026-13-45", "week=9999-12-31", "week=0001-01-01", "client=x"])
def test_any_week_can_be_asked_for(world: World, signed_in: Any, query: str) -> None:
    assert signed_in(world.marek).get(f"/meetings/?{query}").status_code == 200


def test_pages_cost_the_same_for_one_and_three(world: World, signed_in: Any) -> None:
    browser, counts = signed_in(world.marek), []
    for number in (1, 3):
        while Meeting.objects.filter(of=None).count() < number * 2:
            meeting = planned(world)
            planned(world, repeats="weekly")
            for name in ("Bea Sol", "Cid Mar"):
                contact = make_contact(name, world.luna)
                Guest.objects.create(meeting=meeting, contact=contact)
            signed_in(world.marek).post(f"{meeting.get_absolute_url()}agenda/add/", {"text": "The summer"})
            Question.objects.create(client=world.luna, text="And?", asked_at=timezone.now())
        counts.append([])
        for address in (
            f"/meetings/?week={a_workday().isoformat()}", "/meetings/?view=list&whose=all",
            f"/meetings/?client={world.luna.pk}", meeting.get_absolute_url(), f"{meeting.get_absolute_url()}hold/",
            f"/meetings/new/?client={world.luna.pk}", f"{meeting.get_absolute_url()}change/",
        ):  # fmt: skip
            browser.get(address)  # what is noted once, that it was seen, is no matter of rows
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(address).status_code == 200
            counts[-1].append((address.split("?")[0].rstrip("0123456789"), len(captured)))

    assert [count for _name, count in counts[0]] == [count for _name, count in counts[1]], counts
    assert all(count <= 13 for _name, count in counts[1]), counts


def test_a_file_for_any_calendar(world: World, signed_in: Any) -> None:
    meeting = planned(world)

    answer = signed_in(world.marek).get(f"{meeting.get_absolute_url()}meeting.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:{meeting.uid}".encode() in answer.content
    assert meeting.starts_at.astimezone(UTC) == at(10)


def test_guests_of_ours_read_and_change_nothing(world: World, signed_in: Any) -> None:
    meeting, browser = planned(world), signed_in(world.teo)

    assert browser.get(meeting.get_absolute_url()).status_code == 200
    codes = [
        browser.post(f"{meeting.get_absolute_url()}{path}").status_code
        for path in ("change/", "cancel/", "hold/", "agenda/add/", "day/")
    ]
    assert codes == [403] * 5


def test_the_client_page_says_when_you_meet_next(world: World, signed_in: Any) -> None:
    planned(world, starts_at=at(10, 21))
    planned(world, starts_at=at(12, -7), repeats="weekly")
    planned(world, starts_at=at(11, -14))
    cancel(planned(world, starts_at=at(9, 1)), because="Rain", by=world.marek, at=timezone.now())

    found = signed_in(world.marek).get(f"/clients/{world.luna.pk}/").context["next_meeting"]

    assert "12:00, The menu" in found.words
    assert Meeting.objects.get(pk=found.address.split("/")[2]).repeats == "weekly"
    assert signed_in(world.teo).get(f"/clients/{world.luna.pk}/").context["next_meeting"] is not None
