import threading
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_q.models import OrmQ

from vinculo import jobs
from vinculo.jobs import queue
from vinculo.jobs.models import PendingJob
from vinculo.jobs.perform import perform
from vinculo.jobs.queue import NotForTheQueue

WRITE = "tests.jobs.work.write_line"


def work_off() -> int:
    """Does what waits, as a worker would; gives back how many jobs."""
    waiting = list(OrmQ.objects.order_by("id"))
    for row in waiting:
        perform(*row.task["args"])
        row.delete()
    return len(waiting)


def lines(path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


@pytest.mark.django_db
def test_a_job_runs_later_with_its_arguments(tmp_path):
    jobs.enqueue(WRITE, str(tmp_path / "out"), line="Zażółć")

    assert lines(tmp_path / "out") == []
    assert work_off() == 1
    assert lines(tmp_path / "out") == ["Zażółć"]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_rolls_back_takes_its_jobs_along():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue(WRITE, "", "")
        jobs.coalesce(WRITE, "key", "", "")
        raise ZeroDivisionError

    assert OrmQ.objects.count() == 0
    assert PendingJob.objects.count() == 0


@pytest.mark.parametrize("argument", [date(2026, 1, 1), UUID(int=1), object(), (1, 2), {1: "a"}, [{"a": {1}}], b"x"])
def test_what_json_does_not_know_is_refused_at_once(argument):
    with pytest.raises(NotForTheQueue, match=r"tests\.jobs\.work\.write_line: a \w+ cannot go into a job"):
        jobs.enqueue(WRITE, argument)


def test_a_job_that_does_not_exist_is_refused_at_once():
    with pytest.raises(ImportError):
        jobs.enqueue("tests.jobs.work.no_such_job")


@pytest.mark.django_db
def test_asked_thrice_it_runs_once(tmp_path):
    asked = [jobs.coalesce(WRITE, "client:12", str(tmp_path / "out"), "done") for _ in range(3)]

    assert asked == [True, False, False]
    assert work_off() == 1
    assert lines(tmp_path / "out") == ["done"]


@pytest.mark.django_db
def test_keys_are_apart():
    assert jobs.coalesce(WRITE, "client:1", "", "") is True
    assert jobs.coalesce(WRITE, "client:2", "", "") is True
    assert jobs.coalesce("tests.jobs.work.fail", "client:1", "") is True


@pytest.mark.django_db
def test_asked_again_after_it_ran_it_runs_again(tmp_path):
    for _ in range(2):
        jobs.coalesce(WRITE, "key", str(tmp_path / "out"), "done")
        work_off()

    assert lines(tmp_path / "out") == ["done", "done"]


def ask_again(path: str) -> None:
    """A job during whose run somebody asks for it."""
    if OrmQ.objects.count() < 2:
        jobs.coalesce("tests.jobs.test_queue.ask_again", "key", path)


@pytest.mark.django_db
def test_asked_while_it_runs_another_is_queued(tmp_path):
    jobs.coalesce("tests.jobs.test_queue.ask_again", "key", "")

    work_off()

    assert OrmQ.objects.count() == 1
    assert PendingJob.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_not_yet_committed_is_waited_for(tmp_path):
    """The change is asked for while an older job waits. That job must see it, or another must come after it."""
    jobs.coalesce("tests.jobs.test_queue.count_marks", "key", str(tmp_path / "out"))
    changed, may_commit = threading.Event(), threading.Event()

    def change() -> None:
        with transaction.atomic():
            PendingJob.objects.create(key="mark", asked_at=timezone.now())
            jobs.coalesce("tests.jobs.test_queue.count_marks", "key", str(tmp_path / "out"))
            changed.set()
            may_commit.wait(5)
        connection.close()

    thread = threading.Thread(target=change)
    thread.start()
    changed.wait(5)
    threading.Timer(0.3, may_commit.set).start()
    work_off()
    thread.join()
    work_off()

    assert lines(tmp_path / "out")[-1] == "1"


def count_marks(path: str) -> None:
    from tests.jobs.work import write_line

    write_line(path, str(PendingJob.objects.filter(key="mark").count()))


@pytest.mark.django_db
def test_a_key_whose_job_was_lost_is_free_again_after_a_while():
    jobs.coalesce(WRITE, "key", "", "")
    OrmQ.objects.all().delete()
    PendingJob.objects.update(asked_at=timezone.now() - queue.FORGET_AFTER - timedelta(seconds=1))

    assert [jobs.coalesce(WRITE, "key", "", "") for _ in range(2)] == [True, False]


@pytest.mark.django_db
def test_asking_costs_one_statement_or_two(django_assert_num_queries):
    with django_assert_num_queries(1):
        jobs.enqueue(WRITE, "", "")
    with django_assert_num_queries(2):
        jobs.coalesce(WRITE, "key", "", "")
    with django_assert_num_queries(1):
        jobs.coalesce(WRITE, "key", "", "")


@pytest.mark.django_db
def test_a_key_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="too long"):
        jobs.coalesce(WRITE, "k" * 300, "", "")


@pytest.mark.django_db
def test_a_long_job_gets_a_longer_limit():
    jobs.enqueue("tests.jobs.work.take_long")

    assert OrmQ.objects.get().task["timeout"] == 1800
