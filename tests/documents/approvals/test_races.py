"""Two at the same moment: exactly one of them wins, on either database."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.documents.approvals.asked import TEXT, ask, decider, kinds, of, say, version
from vinculo.documents.approvals import answering, ending
from vinculo.documents.approvals.answering import Overtaken
from vinculo.documents.approvals.ending import NotOpen
from vinculo.documents.models import Answer, Approval

pytestmark = pytest.mark.django_db(transaction=True)
LOST = (Overtaken, NotOpen)


@pytest.fixture
def world(transactional_db):
    from tests.world import make_world

    return make_world()


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """What became of each: "won", or how it learned that it came too late."""
    gate, told = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(number: int, deed: Callable[[], Any]) -> None:
        gate.wait(10)
        try:
            deed()
            told[number] = "won"
        except LOST as why:
            told[number] = type(why).__name__ if isinstance(why, NotOpen) else why.why
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def withdraw(world, approval):
    return ending.withdraw(approval, because="Wrong", by=world.marek, at=timezone.now())


@pytest.mark.parametrize("_again", range(3))
def test_yes_and_withdrawal_one_of_them_wins(world, _again):
    approval = ask(world)

    told = at_once(lambda: say(world, approval), lambda: withdraw(world, approval))

    approval.refresh_from_db()
    assert sorted(told) in (["NotOpen", "won"], ["withdrawn", "won"])
    assert (told[0] == "won") == (approval.outcome == "approved") == (approval.withdrawn_at is None)
    assert Answer.objects.count() == (1 if told[0] == "won" else 0)


@pytest.mark.parametrize("_again", range(3))
def test_two_deciders_who_disagree_one_settles_it(world, _again):
    ana, nora = decider(world), decider(world, "Nora Gil")
    approval = ask(world, ana, nora)

    told = at_once(
        lambda: say(world, approval),
        lambda: say(world, approval, "changes", contact=nora, text="Bigger"),
    )

    approval.refresh_from_db()
    assert approval.outcome == "changes"
    assert told in (["won", "won"], ["settled", "won"])
    assert Answer.objects.count() == told.count("won")


def test_one_who_presses_twice_says_it_once(world):
    approval = ask(world)

    assert at_once(*[lambda: say(world, approval)] * 4) == ["won"] * 4

    assert Answer.objects.count() == 1
    assert kinds(approval) == ["approval.asked", "approval.answered"]


@pytest.mark.parametrize("_again", range(3))
def test_yes_and_newer_version_the_yes_is_about_what_was_newest(world, _again):
    approval = ask(world)
    document = approval.version.document

    told = at_once(lambda: say(world, approval), lambda: version(world, TEXT + b"More.\n", of=document))

    answers = list(Answer.objects.values_list("version__number", flat=True))
    assert told in (["won", "won"], ["version", "won"])
    assert answers == ([1] if told[0] == "won" else [])


@pytest.mark.parametrize("_again", range(3))
def test_yes_and_running_out_one_of_them_wins(world, _again):
    soon = timezone.now() + timezone.timedelta(hours=1)
    approval = ask(world, expires_at=soon)

    at_once(lambda: say(world, approval), lambda: ending.run_out(approval, at=soon))

    approval.refresh_from_db()
    assert (approval.ran_out_at is None) == (approval.outcome == "approved")
    assert kinds(approval).count("approval.ran_out") == (0 if approval.outcome else 1)


def test_control_without_the_lock_a_yes_outlives_its_withdrawal(world, monkeypatch):
    """The check alone does not do: between looking and writing somebody takes it back."""
    approval = ask(world)
    looked, taken_back = threading.Event(), threading.Event()
    real = answering.check_open

    def look_and_wait(*args, **kwargs):
        real(*args, **kwargs)
        looked.set()
        taken_back.wait(5)

    monkeypatch.setattr(answering, "check_open", look_and_wait)
    monkeypatch.setattr(answering.transaction, "atomic", _no_transaction)
    monkeypatch.setattr(answering, "hold", lambda pk: Approval.objects.select_related("version").get(pk=pk))
    monkeypatch.setattr(answering, "append", lambda *args, **kwargs: None)

    def yes():
        try:
            _bare_answer(world, approval)
        finally:
            connection.close()

    thread = threading.Thread(target=yes)
    thread.start()
    looked.wait(5)
    withdraw(world, approval)
    taken_back.set()
    thread.join()

    approval.refresh_from_db()
    assert (approval.withdrawn_at is not None, Answer.objects.count()) == (True, 1)


def _no_transaction(*_args, **_kwargs):
    from contextlib import nullcontext

    return nullcontext()


def _bare_answer(world, approval):
    """`answering.answer` without the transaction that its decorator opened when it was defined."""
    said = answering.Said("approve", approval.sha256, "en")
    answering.answer.__wrapped__(of(approval, world.ana), said, actor=None, at=timezone.now())
