from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django_q.models import OrmQ

from vinculo import jobs
from vinculo.jobs.broker import Broker
from vinculo.jobs.q_settings import cluster

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_taken_job_is_leased_and_nobody_else_takes_it():
    jobs.enqueue("tests.jobs.work.fail", "")

    assert len(Broker().dequeue()) == 1
    assert Broker().dequeue() is None
    assert OrmQ.objects.count() == 1


def test_when_the_lease_is_over_it_is_taken_again():
    jobs.enqueue("tests.jobs.work.fail", "")
    Broker().dequeue()
    OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1))

    assert len(Broker().dequeue()) == 1


def test_marked_it_is_gone():
    jobs.enqueue("tests.jobs.work.fail", "")
    [(pk, _payload)] = Broker().dequeue()

    Broker().acknowledge(pk)

    assert OrmQ.objects.count() == 0


@pytest.mark.parametrize(("path", "longer_than"), [("fail", 0), ("take_long", 1800)])
def test_the_lease_outlasts_the_job(path, longer_than):
    jobs.enqueue(f"tests.jobs.work.{path}", *[""] * (path == "fail"))
    before = timezone.now()
    Broker().dequeue()

    lease = OrmQ.objects.get().lock - before

    assert lease >= timedelta(seconds=max(longer_than, settings.Q_CLUSTER["timeout"]))


@pytest.mark.parametrize("retry", [2, 3, 10, 120])
def test_a_running_job_is_stopped_before_it_is_given_out_again(monkeypatch, retry):
    monkeypatch.setenv("VINCULO_JOB_RETRY", str(retry))

    values = cluster(workers=1)

    assert 0 < values["timeout"] < values["retry"] == retry
