"""A job that waits for its hour in the queue itself."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from vinculo import jobs
from vinculo.jobs.broker import Broker

pytestmark = pytest.mark.django_db


def test_nobody_gets_it_before_its_hour() -> None:
    now = timezone.now()

    jobs.enqueue_at(now + timedelta(hours=1), "tests.jobs.work.write_line", "x", "later")
    assert not Broker().dequeue()

    OrmQ.objects.update(lock=now - timedelta(seconds=1))  # the hour has come
    ((_pk, _package),) = Broker().dequeue()
    assert not Broker().dequeue()  # and it is leased like any other
