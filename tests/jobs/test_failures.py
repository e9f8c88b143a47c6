from datetime import UTC, datetime

import pytest

from vinculo.jobs import failures
from vinculo.jobs.models import FailedJob
from vinculo.jobs.perform import perform
from vinculo.jobs.q_settings import MAX_ATTEMPTS

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def fail(job_id: str, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(ValueError, match="no paper"):
            perform(job_id, "tests.jobs.work.fail", '[["no paper"], {}]')


def test_a_failed_job_says_what_and_why():
    fail("a")

    failed = failures.failed_jobs().get()
    assert (failed.path, failed.reason, failed.attempts) == ("tests.jobs.work.fail", "no paper", 1)
    assert failed.arguments == '[["no paper"], {}]'
    assert "raise ValueError(words)" in failed.trace


def test_another_attempt_counts_up():
    fail("a", times=3)

    assert failures.failed_jobs().get().attempts == 3


def test_success_takes_it_off_the_list(tmp_path):
    failures.note("a", "tests.jobs.work.write_line", "[]", ValueError("not yet"), AT)

    perform("a", "tests.jobs.work.write_line", f'[["{tmp_path}/out", "x"], {{}}]')

    assert not failures.failed_jobs().exists()


def test_those_given_up_are_told_from_those_tried_again():
    fail("a", times=MAX_ATTEMPTS)
    fail("b")

    assert [job.job_id for job in failures.failed_jobs(given_up=True)] == ["a"]
    assert [job.job_id for job in failures.failed_jobs(given_up=False)] == ["b"]


def test_a_reason_that_no_database_takes_is_cleaned():
    failures.note("a", "path", "[]", ValueError("nul \0 byte" * 100), AT)

    assert FailedJob.objects.get().reason.startswith("nul  byte")
