"""A report from the first press to the client's portal."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.portal.visiting import take_part
from tests.reports.making import SECRET, mailed, make_story
from tests.world import World, make_contact
from vinculo.conversations.models import Interaction
from vinculo.letters.models.letter import State
from vinculo.projects.models import CommunicationPlan
from vinculo.reports.models import Report
from vinculo.reports.sending import text_of
from vinculo.reports.writing import begin


def begun(world: World, **more: Any) -> Report:
    at = timezone.now()
    given = {"since": timezone.localdate() - timedelta(days=7), "detail": "week", "by": world.marek, "at": at, **more}
    return begin(world.shop, world.ana, **given)


def asked(report: Report, **more: Any) -> dict[str, Any]:
    return {
        "opening": "Dear Ana, a good week.", "sections": [one["key"] for one in report.sections],
        "to": [report.contact_id], "figures": ["promises", "milestones"], **more,
    }  # fmt: skip


def test_only_what_is_shared_gets_into_it_and_no_day_of_ours(world: World) -> None:
    make_story(world)
    plain = text_of(begun(world, detail="all"))

    launch = world.shop.milestones.get(name="Plates launched")
    assert SECRET not in plain
    assert "Plates launched" in plain
    assert f"{launch.planned_on.day} " not in plain.partition("The road")[2].partition("\n\n")[0]


def test_control_shared_by_mistake_it_would_be_there(world: World) -> None:
    make_story(world)
    world.shop.tasks.update(audience="shared")

    assert SECRET in text_of(begun(world, detail="all"))


def test_it_speaks_their_language_and_their_way(world: World) -> None:
    make_story(world)
    type(world.luna).objects.filter(pk=world.luna.pk).update(language="pl", address="formal")
    world.shop.refresh_from_db()

    assert begun(world).language == "pl-formal"


def test_reviewed_sent_and_shown_as_it_was_sent(world: World, signed_in: Any, visiting: Any) -> None:
    make_story(world)
    take_part(world.ana, world.shop)
    desk, ana = signed_in(world.marek), visiting(world.ana, world.luna)
    CommunicationPlan.objects.create(project=world.shop, starts_on=timezone.localdate(), figures="Orders a week")

    new = desk.post(f"/reports/new/?project={world.shop.pk}", {
        "contact": world.ana.pk, "since_on": timezone.localdate() - timedelta(days=7), "detail": "all",
    })  # fmt: skip
    report = Report.objects.get()
    page = desk.get(f"/reports/{report.pk}/")
    kept = [one["key"] for one in report.sections if one["key"] != "risks"]
    said = asked(report, sections=kept, name_0="Orders a week", value_0="131")
    before = ana.get("/portal/reports/").context["reports"]
    desk.post(f"/reports/{report.pk}/send/", said)
    letter = mailed(report)
    world.shop.milestones.update(name="Changed later")
    shown = ana.get(f"/portal/reports/{report.pk}/")
    paper = ana.get(f"/portal/reports/{report.pk}/paper.pdf")

    talk = Interaction.objects.get(shares_status=True)
    text = shown.content.decode()
    assert (new["Location"], page.status_code, before) == (f"/reports/{report.pk}/", 200, ())
    assert ("Dear Ana" in text, "Orders a week: 131" in text, "Plates launched" in text) == (True, True, True)
    assert ("oven" in text, "Changed later" in text, SECRET in text) == (False, False, False)
    assert (talk.summary, talk.audience, talk.project) == (letter.text.strip(), "shared", world.shop)
    assert paper.content[:5] == b"%PDF-" and letter.attachments.get().version.size == len(paper.content)
    assert desk.post(f"/reports/{report.pk}/save/", asked(report, opening="Other words")).status_code == 302
    report.refresh_from_db()
    assert report.opening == "Dear Ana, a good week."


def test_taken_back_it_is_written_on_and_sent_again(world: World, signed_in: Any) -> None:
    make_story(world)
    desk, report = signed_in(world.marek), begun(world)

    desk.post(f"/reports/{report.pk}/send/", asked(report))
    report.refresh_from_db()
    first = report.letter
    back = desk.post(f"/letters/{report.letter_id}/back/", follow=True)
    desk.post(f"/reports/{report.pk}/send/", asked(report, opening="Better so."))

    report.refresh_from_db()
    assert back.redirect_chain[-1][0] == f"/reports/{report.pk}/"
    assert (report.letter, report.letter.state, report.letter.attachments.count()) == (first, State.WAITING, 1)
    assert report.letter.text.startswith("Better so.")


def test_a_price_nobody_spoke_of_is_held_by_the_guard(world: World, signed_in: Any) -> None:
    make_story(world)
    desk, report = signed_in(world.marek), begun(world)
    said = asked(report, opening="The second oven costs 4.500 €.")

    held = desk.post(f"/reports/{report.pk}/send/", said)
    report.refresh_from_db()
    state = report.letter.state
    desk.post(f"/reports/{report.pk}/send/", {**said, "anyway": "1", "reason": "agreed"})

    report.refresh_from_db()
    assert (held.status_code, [one.one.guard for one in held.context["warned"]]) == (200, ["money"])
    assert (state, report.letter.state) == (State.DRAFT, State.WAITING)


def test_what_is_for_deciders_is_not_read_by_whoever_follows(world: World, signed_in: Any, visiting: Any) -> None:
    make_story(world)
    bea = make_contact("Bea Sol", world.luna)
    take_part(world.ana, world.shop)
    take_part(bea, world.shop, "observer")
    desk, report = signed_in(world.marek), begun(world)
    both = {"plain": report, "hours": begun(world)}
    desk.post(f"/reports/{report.pk}/send/", asked(report))
    desk.post(f"/reports/{both['hours'].pk}/send/", asked(both["hours"], figures=["budget"]))
    for one in both.values():
        mailed(one)

    seen = {
        who.first_name: [one.id for one in visiting(who, world.luna).get("/portal/reports/").context["reports"]]
        for who in (world.ana, bea)
    }

    assert sorted(seen["Ana"]) == sorted(one.pk for one in both.values())
    assert seen["Bea"] == [report.pk]


def test_nobody_to_send_to_and_nothing_to_say_are_said(world: World, signed_in: Any) -> None:
    report = begun(world, since=timezone.localdate())

    page = signed_in(world.marek).post(f"/reports/{report.pk}/send/", asked(report, to=[], figures=[]))

    assert sorted(page.context["form"].errors) == ["sections", "to"]


def test_the_list_asks_the_same_however_long_it_is(world: World, signed_in: Any) -> None:
    desk, asked_for = signed_in(world.marek), []
    empty = desk.get("/reports/")
    for more in (1, 2):
        for _number in range(more):
            begun(world)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            desk.get("/reports/")
        asked_for.append(len(seen))

    assert "No report yet" in empty.content.decode()
    assert asked_for[0] == asked_for[1] <= 12
    assert [signed_in(one).get("/reports/").status_code for one in (world.teo, world.zofia)] == [403, 200]
