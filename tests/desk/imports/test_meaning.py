"""Who is who and what is what: proposed, chosen, shown before anything is written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from tests.exchange.history.bringing import bring, write
from tests.exchange.history.samples import history
from tests.exchange.importing import bring as bring_file
from tests.world import World
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.exchange.history.records import Job, Someone
from vinculo.exchange.models import ImportRun, State
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Task

SignedIn = Callable[[Any], Browser]


def page_of(browser: Browser, run: ImportRun) -> tuple[Any, dict[str, str]]:
    """The form, and its fields by what stands before them, as they are filled in."""
    form = browser.get(f"/imports/{run.pk}/meaning/").context["form"]
    return form, {str(field.label): name for name, field in form.fields.items()}


def send(browser: Browser, run: ImportRun, **said: str) -> None:
    """Press the button with everything as proposed, but for what is said here by its label."""
    form, names = page_of(browser, run)
    values = {name: field.initial or "" for name, field in form.fields.items()}
    values |= {names[label.replace("_", " ")]: value for label, value in said.items()}
    assert browser.post(f"/imports/{run.pk}/meaning/", values).status_code == 302
    run.refresh_from_db()


def test_everything_found_is_there_with_a_proposal(world: World, signed_in: SignedIn) -> None:
    run = bring(history(), world.marek)

    form, names = page_of(signed_in(world.marek), run)

    proposed = {label: form.fields[name].initial for label, name in names.items()}
    assert (proposed["In progress"], proposed["Hecho"]) == ("open", "done")
    assert (proposed["M. Wilk"], proposed["Eva Rio"]) == (str(world.marek.pk), "")
    assert dict(form.fields[names["Negotiation"]].choices)[proposed["Negotiation"]] == "Signature"
    assert proposed["What the client sees there, sees here"] == ""
    assert proposed["Their companies become"] == "client"


def test_what_is_chosen_becomes_so(world: World, signed_in: SignedIn) -> None:
    browser, run = signed_in(world.marek), bring(history(), world.marek)

    send(browser, run, **{
        "In progress": "p50", "Hecho": "out", "Negotiation": "lost", "M. Wilk": str(world.zofia.pk),
        "Eva Rio": str(world.rita.pk), "What the client sees there, sees here": "yes",
    })  # fmt: skip

    assert (run.state, run.counted("refused")) == (State.PREVIEW, 1)
    assert b"Left out, as you chose." in browser.get(f"/imports/{run.pk}/?show=refused").content
    write(run)
    cart = Task.objects.get()
    assert (cart.title, cart.percent, cart.assignee, cart.done_at) == ("Cart", 50, world.zofia, None)
    assert cart.description == "Basket and all"
    assert cart.comments.get().person == world.rita
    assert (Opportunity.objects.get().state, Opportunity.objects.get().lost_because) == ("lost", "Negotiation")
    assert Interaction.objects.get(summary__startswith="Hello").audience == "shared"
    assert cart.milestone is not None and cart.milestone.audience == "shared"


def test_the_file_is_not_read_again_for_it(world: World, signed_in: SignedIn) -> None:
    run = bring(history(), world.marek)
    rows = list(run.rows.values_list("pk", flat=True))

    send(signed_in(world.marek), run)  # there is no file any reader would take

    assert (run.state, list(run.rows.values_list("pk", flat=True)), run.counts) == (State.PREVIEW, rows, {"new": 12})


def test_companies_we_never_worked_for_may_become_leads(world: World, signed_in: SignedIn) -> None:
    lonely = history()
    found = [one for one in lonely if type(one).__name__ in ("Account", "Known", "Deal")]
    run = bring(found, world.marek)

    send(signed_in(world.marek), run, **{"Their companies become": "split"})
    write(run)

    more = Opportunity.objects.get()
    assert not Client.objects.filter(name="Sol").exists()
    assert more.lead
    assert (more.client, str(more.lead), more.lead.name, more.lead.email) == (None, "Sol", "Eva Rio", "eva@sol.example")
    assert bring(found, world.marek, choices=run.choices).counts == {"unchanged": 3}


def test_a_sheet_is_read_anew_when_it_is_told_otherwise(world: World, signed_in: SignedIn) -> None:
    sheet = b"Task;Due;Status\nBuy wood;03/04/2026;Done\nSaw it;05/04/2026;In progress\n"
    run = bring_file(sheet, world.marek, name="workshop.csv")
    assert run.format == "tracker"
    before = [row.data.get("due_on") for row in run.rows.filter(kind="job")]
    browser = signed_in(world.marek)
    form, _names = page_of(browser, run)
    days = next(name for name, (_part, word) in form.names.items() if word == "dates")
    other = next(value for value, _label in form.fields[days].choices if value != form.fields[days].initial)

    send(browser, run, **{str(form.fields[days].label): other})

    after = [row.data.get("due_on") for row in run.rows.filter(kind="job")]
    assert sorted([before, after]) == [["2026-03-04", "2026-05-04"], ["2026-04-03", "2026-04-05"]]


def test_only_who_may_see_the_import_sees_the_page(world: World, signed_in: SignedIn) -> None:
    run = bring(history(), world.marek)

    for person in (world.zofia, world.teo):
        assert signed_in(person).get(f"/imports/{run.pk}/meaning/").status_code == 404
        assert signed_in(person).get(f"/imports/{run.pk}/report.csv").status_code == 404
    assert Browser().get(f"/imports/{run.pk}/meaning/").status_code == 302


def test_a_number_of_nobody_of_ours_is_refused(world: World, signed_in: SignedIn) -> None:
    run = bring(history(), world.marek)
    browser = signed_in(world.marek)
    form, names = page_of(browser, run)
    values = {name: field.initial or "" for name, field in form.fields.items()}

    answer = browser.post(f"/imports/{run.pk}/meaning/", {**values, names["Eva Rio"]: "99999"})

    assert answer.status_code == 200
    run.refresh_from_db()
    assert run.choices == {}


@pytest.mark.parametrize("page", ["", "meaning/"])
def test_pages_ask_as_much_for_one_row_as_for_three(world: World, signed_in: SignedIn, page: str) -> None:
    browser = signed_in(world.marek)

    def asked(rows: int) -> int:
        jobs = [
            Job(id=f"{rows}-{at}", work_id="w1", name=f"Step {at}", status=f"Word {at}",
                assignees=(Someone(id=f"p{at}", name=f"Somebody {at}"),))
            for at in range(rows)
        ]  # fmt: skip
        run = bring([history()[4], *jobs], world.marek)
        browser.get(f"/imports/{run.pk}/{page}")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/imports/{run.pk}/{page}").status_code == 200
        return len(queries)

    assert asked(1) == asked(3)


def test_the_report_says_every_row_and_runs_nothing(world: World, signed_in: SignedIn) -> None:
    run = bring(history(job={"name": "=cmd|' /C calc'!A1"}), world.marek)

    text = signed_in(world.marek).get(f"/imports/{run.pk}/report.csv").content.decode("utf-8-sig")

    assert text.splitlines()[0] == "Line,Kind,What,What became of it,What changes,Why"
    assert "1,Task,'=cmd|' /C calc'!A1,New,," in text
    assert len(text.splitlines()) == 13
