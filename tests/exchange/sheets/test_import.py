"""Trackers and calendars as they arrive in the record, and what happens when they come again."""

import pytest
import time_machine
from django.utils import timezone

from tests.exchange.importing import bring, import_now, record
from tests.exchange.sheets.books import book
from vinculo.exchange.applying import apply
from vinculo.exchange.models import ImportRun, Outcome, State
from vinculo.exchange.staging import stage
from vinculo.projects.models import Project, Task

pytestmark = pytest.mark.django_db

HEADINGS = ["Nr", "Zadanie", "Projekt", "Klient", "Termin", "Odpowiedzialny", "Status"]
ROWS = [
    [1, "Makieta", "Strona", "Kwiaciarnia Irys", "03.04.2026", "Marek Wilk", "Gotowe"],
    [2, "Teksty", "Strona", "Kwiaciarnia Irys", "31.02.2026", "Nikt", "W toku"],
]


def test_a_polish_tracker_becomes_a_project_and_comes_again_without_change(world):
    run = import_now(book(HEADINGS, *ROWS).getvalue(), world.marek, name="plan.xlsx")
    before = record()

    again = import_now(book(HEADINGS, *ROWS).getvalue(), world.marek, name="plan-2.xlsx")

    done, open_ = Task.objects.filter(project__name="Strona").order_by("position")
    assert (done.title, done.assignee_id, str(done.due_on), bool(done.done_at)) == (
        "Makieta", world.marek.pk, "2026-04-03", True,
    )  # fmt: skip
    assert (open_.title, open_.due_on, open_.done_at) == ("Teksty", None, None)
    assert open_.project.client.name == "Kwiaciarnia Irys"
    assert any("31.02.2026" in text for row in run.rows.all() for text in row.left_out)
    assert record() == before
    assert again.counted(Outcome.NEW) == 0


@pytest.mark.parametrize("said", [{"new_client": "Bodega"}, {"choices": {"home": "Bodega"}}])
def test_a_project_of_that_name_at_another_client_is_not_the_one_meant(world, said):
    text = b"Project,Task,Status\nWebsite,%s,open\n"
    import_now(text % b"Drawings", world.marek, name="plan.csv")
    Project.objects.filter(name="Website").update(client=world.luna)

    for _again in range(2):
        run = bring(text % b"Colours", world.marek, name="other.csv")
        ImportRun.objects.filter(pk=run.pk).update(state=State.READING, **said)
        run.refresh_from_db()
        stage(run)
        assert run.go(State.PREVIEW, State.APPLYING)
        apply(run, at=timezone.now())

    tasks = Task.objects.filter(project__name="Website").values_list("project__client__name", "title")
    assert sorted(tasks) == [("Bodega", "Colours"), ("Café Luna", "Drawings")]


@time_machine.travel("2026-03-01 12:00+00:00")
def test_a_calendar_becomes_meetings_ahead_of_a_client(world):
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260305T090000Z\r\nDTEND:20260305T100000Z\r\n"
        "SUMMARY:Kick-off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    import_now(text.encode(), world.marek, name="team.ics", client=world.luna)

    (meeting,) = world.luna.meetings.all()
    assert (meeting.title, meeting.minutes) == ("Kick-off", 60)
