"""Several jobs, one statement."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_q.models import OrmQ

from tests.jobs.test_queue import WRITE, lines, work_off
from vinculo import jobs

pytestmark = pytest.mark.django_db


def test_jobs_handed_over_together_are_one_statement_and_keep_their_order(tmp_path):
    with CaptureQueriesContext(connection) as asked, jobs.together():
        jobs.enqueue(WRITE, str(tmp_path / "out"), "first")
        jobs.coalesce(WRITE, "key", str(tmp_path / "out"), "second")
        jobs.coalesce(WRITE, "key", str(tmp_path / "out"), "asked again")

    written = [query["sql"] for query in asked if 'INSERT INTO "django_q_ormq"' in query["sql"]]
    assert (len(written), work_off(), lines(tmp_path / "out")) == (1, 2, ["first", "second"])


def test_what_ends_with_an_exception_leaves_no_job_and_the_next_is_written_by_itself():
    with pytest.raises(ZeroDivisionError), transaction.atomic(), jobs.together():
        jobs.enqueue(WRITE, "", "")
        raise ZeroDivisionError
    assert OrmQ.objects.count() == 0

    jobs.enqueue(WRITE, "", "")
    assert OrmQ.objects.count() == 1


def test_one_within_another_waits_for_it_and_a_job_for_later_keeps_its_hour():
    later = timezone.now() + timedelta(hours=1)
    with jobs.together():
        with jobs.together():
            jobs.enqueue(WRITE, "", "")
        assert OrmQ.objects.count() == 0
        jobs.enqueue_at(later, WRITE, "", "")

    assert sorted(row.lock >= later for row in OrmQ.objects.all()) == [False, True]
