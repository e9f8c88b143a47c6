"""A report in one's own words: rewritten, left out, brought back, kept by itself, and never overwritten in silence."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.desk.reports.test_reports import asked, begun
from tests.portal.visiting import take_part
from tests.reports.making import mailed, make_story
from tests.world import World
from vinculo.letters.models import GuardNote
from vinculo.letters.models.letter import State
from vinculo.reports.dropping import forget_thrown_away
from vinculo.reports.lines import key_of
from vinculo.reports.models import Report
from vinculo.reports.paper import values

JSON = {"HTTP_ACCEPT": "application/json"}


def line(report: Report, part: str, word: str) -> tuple[str, str]:
    """The name of its field, and its text."""
    texts = next(one["lines"] for one in report.sections if one["key"] == part)
    text = next(one for one in texts if word in one)
    return f"say-{part}-{key_of(text)}", text


def everything(report: Report, **more: Any) -> dict[str, Any]:
    """The form as the browser sends it when nothing was changed."""
    fields: dict[str, Any] = {}
    for part in report.sections:
        keys = [key_of(text) for text in part["lines"]]
        fields |= {f"say-{part['key']}-{key}": text for key, text in zip(keys, part["lines"], strict=True)}
        fields[f"go-{part['key']}"] = [*keys, "own-0"]
    return asked(report, figures=report.figures, seen=report.state, **fields) | more


def test_portal_mail_and_paper_say_what_was_written_and_colleagues_see_what_was_not(
    world: World, signed_in: Any, visiting: Any
) -> None:
    make_story(world)
    take_part(world.ana, world.shop)
    desk, ana, report = signed_in(world.marek), visiting(world.ana, world.luna), begun(world)
    (name, was), (left, gone) = line(report, "done", "designed"), line(report, "done", "drawn")
    said = everything(report, **{name: "The plates are yours.", left: "", "own-risks": "Rain on Friday"})

    held = desk.post(f"/reports/{report.pk}/save/", said, **JSON)
    report.refresh_from_db()
    page = desk.get(f"/reports/{report.pk}/").content.decode()
    desk.post(f"/reports/{report.pk}/send/", said | {"seen": report.state})
    letter = mailed(report)
    report.refresh_from_db()
    shown = ana.get(f"/portal/reports/{report.pk}/").content.decode()
    paper = str(values(report)["sections"])
    sent = desk.get(f"/reports/{report.pk}/").content.decode()

    for text in (letter.text, shown, paper):
        assert ("The plates are yours." in text, "Rain on Friday" in text) == (True, True)
        assert (was in text, gone in text, "Rewritten" in text) == (False, False, False)
    assert held.json()["said"] == "Saved just now"
    assert (was in page, "The plates are yours." in page) == (True, True)
    assert (was in sent, "Rewritten" in sent, "Our own words" in sent) == (True, True, True)


def test_a_line_says_again_what_the_record_says_and_that_can_be_undone(world: World, signed_in: Any) -> None:
    make_story(world)
    desk, report = signed_in(world.marek), begun(world)
    name, was = line(report, "done", "designed")
    said = everything(report, **{name: "The plates are yours."})

    pressed = desk.post(f"/reports/{report.pk}/original/", said | {"line": name.replace("say-done-", "done:")})
    report.refresh_from_db()
    plain = report.told
    (toast,) = [one for one in desk.get("/reports/").context["messages"] if one.extra_tags]
    desk.post(toast.extra_tags)
    again = Report.objects.get(pk=report.pk)

    assert pressed["Location"] == f"/reports/{report.pk}/#{name.removeprefix('say-')}"
    assert was in plain[0]["lines"]
    assert "The plates are yours." in again.told[0]["lines"]


def test_two_at_one_draft_see_both_and_nothing_is_lost(world: World, signed_in: Any) -> None:
    make_story(world)
    marek, zofia, report = signed_in(world.marek), signed_in(world.zofia), begun(world)
    name, _was = line(report, "done", "designed")
    before = everything(report)

    marek.post(f"/reports/{report.pk}/save/", before | {name: "Marek wrote this", "own-done": "His own"})
    by_itself = zofia.post(f"/reports/{report.pk}/save/", before | {name: "Zofia wrote this"}, **JSON)
    told = zofia.post(f"/reports/{report.pk}/send/", before | {name: "Zofia wrote this"})
    kept = Report.objects.get(pk=report.pk)
    again = before | {name: "Zofia wrote this", "own-done": "His own", "seen": told.context["seen"]}
    zofia.post(f"/reports/{report.pk}/save/", again)
    twice = zofia.post(f"/reports/{report.pk}/save/", again, **JSON)  # the same once more is no quarrel

    page = told.content.decode()
    assert (by_itself.status_code, told.status_code, kept.letter, twice.status_code) == (409, 200, None, 200)
    assert [text in page for text in ("Marek wrote this", "Zofia wrote this", "His own")] == [True] * 3
    assert "Marek wrote this" in kept.told[0]["lines"]
    lines = Report.objects.get(pk=report.pk).told[0]["lines"]
    assert ("Zofia wrote this" in lines, "His own" in lines) == (True, True)


def test_the_guards_look_at_own_words_and_what_they_offer_is_put_in(world: World, signed_in: Any) -> None:
    make_story(world)
    desk, report = signed_in(world.marek), begun(world)
    name, _was = line(report, "done", "designed")
    said = everything(report, **{name: "Zofia forgot the import."})

    quiet = desk.post(f"/reports/{report.pk}/check/", everything(report))
    seen = desk.post(f"/reports/{report.pk}/check/", said)
    held = desk.post(f"/reports/{report.pk}/send/", said)
    (one,) = held.context["warned"]
    report.refresh_from_db()
    desk.post(f"/reports/{report.pk}/reword/", said | {"take": one.one.key, "seen": report.state})
    report.refresh_from_db()
    blank = desk.post(f"/reports/{report.pk}/send/", {"to": [world.ana.pk], "sections": ["done"]})

    assert [len(page.context["warned"]) for page in (quiet, seen)] == [0, 1]
    assert one.one.better in report.told[0]["lines"][0]
    assert GuardNote.objects.get().outcome == "taken"
    assert (list(blank.context["form"].errors), report.letter.state) == (["sections"], State.DRAFT)


def test_a_line_that_is_too_long_is_told_and_nothing_is_kept(world: World, signed_in: Any) -> None:
    make_story(world)
    world.shop.bad_news.update(way_out="We bake. " * 300)
    desk, report = signed_in(world.marek), begun(world)

    page = desk.post(f"/reports/{report.pk}/save/", everything(report, **{"own-done": "a" * 1001}))
    by_itself = desk.post(f"/reports/{report.pk}/save/", everything(report, **{"own-done": "a" * 1001}), **JSON)
    as_it_was = desk.post(f"/reports/{report.pk}/save/", everything(report))  # long, but the record says so

    assert (list(page.context["form"].errors), by_itself.status_code) == (["sections"], 422)
    assert as_it_was.status_code == 302
    assert "aaa" in page.content.decode()
    assert Report.objects.get(pk=report.pk).sections == report.sections


def test_thrown_away_it_can_be_had_back_for_a_while(world: World, signed_in: Any) -> None:
    make_story(world)
    desk, report = signed_in(world.marek), begun(world)
    desk.post(f"/reports/{report.pk}/send/", everything(report, opening="The oven costs 4.500 €."))

    desk.post(f"/reports/{report.pk}/drop/")
    (toast,) = [one for one in desk.get("/reports/").context["messages"] if one.extra_tags]
    gone = desk.get(f"/reports/{report.pk}/").status_code
    state = Report.objects.get().letter.state
    desk.post(toast.extra_tags)
    back = Report.objects.select_related("letter").get()
    there = desk.get(f"/reports/{report.pk}/").status_code
    desk.post(f"/reports/{report.pk}/drop/")
    now = timezone.now()

    assert (gone, state, there, back.letter.state) == (404, State.CANCELLED, 200, State.DRAFT)
    assert back.opening == "The oven costs 4.500 €."
    assert [forget_thrown_away(at=now + timedelta(days=days)) for days in (29, 31)] == [0, 1]
