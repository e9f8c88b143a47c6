import threading

import pytest
from django.db import connection

from vinculo import jobs
from vinculo.jobs.models import JobEffect


@pytest.mark.django_db
def test_only_the_first_time_is_first():
    seen = []
    for _ in range(3):
        with jobs.once("thanks:1") as first:
            seen.append(first)

    assert seen == [True, False, False]


@pytest.mark.django_db(transaction=True)
def test_an_effect_that_breaks_off_has_not_happened():
    with pytest.raises(ZeroDivisionError), jobs.once("thanks:1") as first:
        assert first
        raise ZeroDivisionError

    with jobs.once("thanks:1") as first:
        assert first


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_time_one_is_first():
    answers = []
    gate = threading.Barrier(2)

    def ask() -> None:
        gate.wait(5)
        with jobs.once("thanks:1") as first:
            answers.append(first)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False, True]
    assert JobEffect.objects.count() == 1
