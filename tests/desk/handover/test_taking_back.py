"""Won by mistake, it is taken back whole; not once something came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.handover.ready import base, everything, ready, toasts
from tests.pipeline.selling import some_lead
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction
from vinculo.logbook import unwinning
from vinculo.pipeline.models import Handover, Lead
from vinculo.projects.models import Kickoff, Project
from vinculo.record.models import Entry


@pytest.mark.parametrize("whose", ["client", "lead"])
def test_taken_back_all_is_as_before(world, marek, whose):
    lead = some_lead(world) if whose == "lead" else None
    one, before = ready(world, lead=lead), everything()

    marek.post(f"{base(one)}accept/")
    marek.post(toasts(marek)[-1].extra_tags)

    one.refresh_from_db()
    assert everything() == before
    assert (one.state, one.project, one.decided_at, one.client) == ("open", None, None, None if lead else world.luna)
    assert set(one.promises.values_list("promise_id", flat=True)) == {None}
    assert Handover.objects.get().accepted_at is None
    assert "opportunity.unmade" in Entry.objects.values_list("kind", flat=True)
    if lead:
        assert Lead.objects.get().client is None
    marek.post(f"{base(one)}accept/")
    assert Promise.objects.count() == 2


@pytest.mark.parametrize("what", ["talk", "kickoff", "promise"])
def test_once_something_came_of_it_it_stays_won(world, marek, what):
    one = ready(world)
    marek.post(f"{base(one)}accept/")
    undo, project = toasts(marek)[-1].extra_tags, Project.objects.get(name="A second shop")
    if what == "talk":
        Interaction.objects.create(client=world.luna, project=project, at=timezone.now(), channel="phone")
    elif what == "kickoff":
        Kickoff.objects.update(planned_at=timezone.now() + timedelta(days=1))
    else:
        Promise.objects.filter(project=project).first().keep(on=timezone.localdate(), by=world.zofia)

    marek.post(undo)

    one.refresh_from_db()
    assert one.state == "won"
    assert str(toasts(marek)[-1]) == (
        "Something happened to its promises since: it stays won."
        if what == "promise"
        else "Work on A second shop has begun: it stays won."
    )


def test_papers_that_lie_with_the_client_keep_it_won(world, marek, monkeypatch):
    one = ready(world, lead=some_lead(world))
    marek.post(f"{base(one)}accept/")
    undo = toasts(marek)[-1].extra_tags
    monkeypatch.setattr(unwinning, "turn_back", lambda quotes: False)

    marek.post(undo)

    one.refresh_from_db()
    assert (one.state, Lead.objects.get().client is None) == ("won", False)
    assert str(toasts(marek)[-1]) == "Their quotes lie with the papers of the client by now."
