"""Two people issue at the same moment: two numbers, one after the other. T38."""

import threading

import pytest
from django.db import connection, transaction

from tests.money.selling import AT, draft, papers
from tests.world import TODAY, make_world
from vinculo.money.invoicing import numbering
from vinculo.money.invoicing.issuing import issue
from vinculo.money.models import Invoice, Series, SeriesYear


def together(*deeds):
    """Each in a thread and a connection of its own, begun at the same moment; what each came to."""
    gate, came_to = threading.Barrier(len(deeds)), []

    def run(deed):
        try:
            gate.wait(10)
            came_to.append(deed())
        except Exception as problem:
            came_to.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return came_to


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers():
    world = make_world()
    papers(world)
    numbering.seed_series()
    drafts = [draft(world) for _ in range(3)]

    came_to = together(*(lambda one=one: issue(one, on=TODAY, by=world.marek, at=AT).number for one in drafts))

    assert sorted(came_to) == ["F-2026-0001", "F-2026-0002", "F-2026-0003"]


@pytest.mark.django_db(transaction=True)
def test_the_same_draft_is_issued_once():
    world = make_world()
    papers(world)
    numbering.seed_series()
    one = draft(world)

    came_to = together(
        *(lambda: issue(Invoice.objects.get(pk=one.pk), on=TODAY, by=world.marek, at=AT).number for _ in range(2))
    )

    assert sorted(map(str, came_to)) == ["", "F-2026-0001"]
    assert SeriesYear.objects.get().next_number == 2


@pytest.mark.django_db(transaction=True)
def test_reading_and_then_writing_would_give_the_same_number_twice():
    """What the defence is for: taken without looking whether somebody else was faster, both get the first number."""
    series = Series.objects.create(name="F", prefix="F")
    SeriesYear.objects.create(series=series, year=2026)
    both_have_read = threading.Barrier(2)

    def carelessly():
        row = SeriesYear.objects.get()
        both_have_read.wait(10)
        SeriesYear.objects.filter(pk=row.pk).update(next_number=row.next_number + 1)
        return row.next_number

    def carefully():
        with transaction.atomic():
            return numbering.take(series, on=TODAY)[1]

    assert together(carelessly, carelessly) == [1, 1]
    assert sorted(together(carefully, carefully)) == [2, 3]
