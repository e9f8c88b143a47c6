"""Withdrawn, run out, followed by another."""

from datetime import timedelta

import pytest
from django.db.models import RestrictedError
from django.utils import timezone

from tests.documents.approvals.asked import ask, kinds, say, version
from vinculo.documents.approvals import ending
from vinculo.documents.approvals.asking import Wish
from vinculo.documents.approvals.ending import NotOpen
from vinculo.documents.models import Approval
from vinculo.logbook import approved

LATER = timezone.now() + timedelta(days=9)


def follow(world, old, paper):
    wish = Wish(
        client=world.luna, project=world.shop, about="document", title="Product page", version=paper,
        contacts=(world.ana,),
    )  # fmt: skip
    return approved.follow_up(old, wish, by=world.marek, at=timezone.now(), organization=world.organization)


def test_withdrawn_with_a_reason_and_once(world):
    approval = ask(world)

    ending.withdraw(approval, because="The wrong file", by=world.marek, at=timezone.now())

    with pytest.raises(NotOpen):
        ending.withdraw(approval, because="Again", by=world.marek, at=timezone.now())
    approval.refresh_from_db()
    assert (approval.withdrawn_because, approval.withdrawn_by) == ("The wrong file", world.marek)
    assert kinds(approval) == ["approval.asked", "approval.withdrawn"]


def test_what_is_answered_is_not_withdrawn(world):
    approval = ask(world)
    say(world, approval)

    with pytest.raises(NotOpen):
        ending.withdraw(approval, because="Too late", by=world.marek, at=timezone.now())


def test_it_runs_out_once_and_the_record_says_so(world):
    approval = ask(world, expires_at=timezone.now() + timedelta(hours=1))

    assert not ending.run_out(approval, at=timezone.now())
    assert [ending.run_out(approval, at=LATER) for _ in range(2)] == [True, False]
    assert kinds(approval) == ["approval.asked", "approval.ran_out"]


def test_what_was_answered_in_time_does_not_run_out(world):
    approval = ask(world, expires_at=timezone.now() + timedelta(hours=1))
    say(world, approval)

    assert not ending.run_out(approval, at=LATER)


def test_a_newer_version_is_asked_about_instead(world):
    old = ask(world)
    newer = version(world, b"# Two\n", of=old.version.document)

    new = follow(world, old, newer)

    old.refresh_from_db()
    assert (new.follows, new.version, old.withdrawn_because) == (old, newer, "A newer one takes its place")
    assert say(world, new).outcome == "approved"


def test_changes_that_were_wanted_are_followed_without_withdrawing(world):
    old = ask(world)
    say(world, old, "changes", text="Bigger")
    newer = version(world, b"# Two\n", of=old.version.document)

    new = follow(world, old, newer)

    old.refresh_from_db()
    assert (old.outcome, old.withdrawn_at, new.follows) == ("changes", None, old)


def test_what_was_approved_is_not_asked_anew(world):
    old = ask(world)
    say(world, old)
    newer = version(world, b"# Two\n", of=old.version.document)

    with pytest.raises(NotOpen):
        follow(world, old, newer)
    assert Approval.objects.count() == 1


def test_what_was_approved_goes_when_the_client_goes_for_good(world):
    say(world, ask(world))

    world.luna.delete()

    assert Approval.objects.count() == 0


def test_a_version_somebody_answered_on_does_not_go_alone(world):
    approval = ask(world)

    with pytest.raises(RestrictedError):
        approval.version.delete()
