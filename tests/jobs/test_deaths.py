from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from vinculo import jobs
from vinculo.jobs import at_hand, deaths, failures
from vinculo.jobs.q_settings import MAX_ATTEMPTS

pytestmark = pytest.mark.django_db


def lease_all() -> None:
    OrmQ.objects.update(lock=timezone.now() + timedelta(minutes=2))


def test_a_death_without_a_known_job_counts_nothing():
    jobs.enqueue("tests.jobs.work.die")
    lease_all()

    assert not deaths.count("another")
    assert not failures.failed_jobs().exists()
    assert OrmQ.objects.count() == 1


def test_a_job_that_waits_was_not_at_hand():
    waiting = jobs.enqueue("tests.jobs.work.die")
    OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1))

    assert not deaths.count(waiting)
    assert not failures.failed_jobs().exists()


def test_a_row_that_nobody_can_read_is_passed_over():
    fatal = jobs.enqueue("tests.jobs.work.die")
    OrmQ.objects.create(key="vinculo", payload="spoiled", lock=timezone.now())
    lease_all()

    deaths.count(fatal)

    assert failures.failed_jobs().get().job_id == fatal


def test_it_is_tried_as_often_as_one_that_fails_and_then_given_up():
    fatal = jobs.enqueue("tests.jobs.work.write_line", "out", "words")
    other = jobs.enqueue("tests.jobs.work.write_line", "out", "others")
    lease_all()

    given_up = [deaths.count(fatal) for _ in range(MAX_ATTEMPTS)]

    failed = failures.failed_jobs(given_up=True).get()
    assert given_up == [False] * (MAX_ATTEMPTS - 1) + [True]
    assert (failed.path, failed.arguments) == ("tests.jobs.work.write_line", '[["out", "words"], {}]')
    assert failed.reason == "The process that did it was killed."
    assert OrmQ.objects.count() == 1
    assert not deaths.count(fatal)
    assert not deaths.count(other)


def test_an_administrator_can_put_it_back():
    fatal = jobs.enqueue("tests.jobs.work.write_line", "out", "words")
    lease_all()
    for _ in range(MAX_ATTEMPTS):
        deaths.count(fatal)

    assert failures.try_again(failures.failed_jobs().get())
    assert OrmQ.objects.count() == 1


def test_what_is_at_hand_is_read_from_outside_and_cleared(monkeypatch):
    monkeypatch.setattr(at_hand, "_mine", None)
    with at_hand.at_hand("nobody watches"):
        pass
    place = at_hand.new_place()
    assert place.value == b""

    with pytest.raises(ValueError, match="failed"), at_hand.at_hand("é" * 300):
        assert len(place.value) == at_hand.LONGEST
        raise ValueError("failed")

    assert place.value == b""
