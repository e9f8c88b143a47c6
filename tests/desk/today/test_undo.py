"""What was done from Today is taken back whole: the deed, and the nudge that it settled."""

import pytest
from django.utils import timezone

from tests.pipeline.strangers import a_lead
from tests.practices.test_board import make_nudge
from tests.world import TODAY
from vinculo.agreements.models import Promise, Warning
from vinculo.conversations.models import BadNews, Interaction
from vinculo.pipeline.models import Lead
from vinculo.practices import answers
from vinculo.practices.models import Nudge, State
from vinculo.projects.models import Milestone

pytestmark = pytest.mark.django_db


def do_and_take_back(browser, address, said):
    """The state of the nudge after each of both."""
    page = browser.post(address, said, follow=True)
    done = Nudge.objects.get().state
    back = page.content.decode().split("/undo/?token=")[1]
    browser.post("/undo/?token=" + back.split('"')[0])
    return done, Nudge.objects.get().state


def test_a_call(world, signed_in):
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="voice", subject="client:1")
    said = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "channel": "phone", "summary": "All well", "nudge": nudge.pk}

    states = do_and_take_back(signed_in(world.marek), "/log/new/", said)

    assert (states, Interaction.objects.count()) == ((State.DONE, State.OPEN), 0)


def test_a_warning(world, signed_in):
    promise = Promise.objects.create(
        client=world.luna, made_to=world.ana, text="Menu", owner=world.marek, made_at=timezone.now(), promised_on=TODAY
    )
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="warn_early", subject=f"promise:{promise.pk}")
    said = {"forecast_on": "2090-01-03", "way_out": "Half of it now", "channel": "phone"}

    states = do_and_take_back(signed_in(world.marek), f"/promises/{promise.pk}/warn/?nudge={nudge.pk}", said)

    promise.refresh_from_db()
    assert states == (State.DONE, State.OPEN)
    assert (promise.forecast_on, Warning.objects.count(), Interaction.objects.count()) == (None, 0, 0)


def test_a_milestone(world, signed_in):
    milestone = Milestone.objects.create(project=world.shop, name="Plates", promised_on=TODAY)
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="early", subject=f"milestone:{milestone.pk}")
    browser, base = signed_in(world.marek), f"/projects/{world.shop.pk}/milestones/{milestone.pk}/"
    asked, said = f"?nudge={nudge.pk}", {"name": "Plates", "promised_on": TODAY.isoformat()}

    assert browser.get(base + asked).context["asks_done"]
    browser.post(base + asked, said)
    assert Nudge.objects.get().state == State.OPEN, "nothing was changed, so nothing was done"

    assert do_and_take_back(browser, f"{base}done/{asked}", {}) == (State.DONE, State.OPEN)
    assert do_and_take_back(browser, base + asked, {**said, "buffer_days": 5}) == (State.DONE, State.OPEN)
    later = {**said, "promised_on": "2090-01-03", "reason": "The plates came late", "how": "only"}
    assert do_and_take_back(browser, base + asked, later) == (State.DONE, State.OPEN)
    milestone.refresh_from_db()
    assert (milestone.done_on, milestone.buffer_days, milestone.promised_on) == (None, None, TODAY)


def test_how_a_lead_stands_stays_undecided_when_it_is_saved_as_it_was(world, signed_in):
    lead, browser = a_lead(), signed_in(world.zofia)
    Lead.objects.filter(pk=lead.pk).update(state="no", because="They bake")
    address = f"{lead.get_absolute_url()}state/"

    browser.post(address, {"state": "no", "because": "They bake"})
    lead.refresh_from_db()
    assert lead.decided_at is None, "nothing was changed, so nothing was decided"

    browser.post(address, {"state": "no", "because": "They bake bread"})
    lead.refresh_from_db()
    assert (lead.because, lead.decided_at is None) == ("They bake bread", False)


def test_bad_news(world, signed_in):
    news = BadNews.objects.create(
        client=world.luna, contact=world.ana, what="Two days more", known_at=timezone.now(), by=world.marek
    )
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="bad_news", subject=f"news:{news.pk}")
    address, browser = f"/news/{news.pk}/tell/?nudge={nudge.pk}", signed_in(world.marek)

    states = do_and_take_back(browser, address, {"way_out": "Half today", "channel": "phone"})

    news.refresh_from_db()
    assert states == (State.DONE, State.OPEN)
    assert (news.told_at, news.told_by, news.way_out, Interaction.objects.count()) == (None, None, "", 0)


def test_what_somebody_else_settled_meanwhile_stays(world, signed_in):
    nudge = make_nudge(world.luna, world.marek, world.ana, practice="voice", subject="client:1")
    answers.do(nudge, by=world.rita, at=timezone.now())
    said = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "channel": "phone", "summary": "All well", "nudge": nudge.pk}

    assert do_and_take_back(signed_in(world.marek), "/log/new/", said) == (State.DONE, State.DONE)
