"""Rows of another query inside the statement, the same on both engines."""

from datetime import UTC, date, datetime

from django.db.models import OuterRef

from tests.world import NOW
from vinculo.clients.models import Client, Contact, ContactRole, Priority
from vinculo.conversations.models import Interaction
from vinculo.db.rows import day_of, moment_of, plain, rows_of


def of_luna(world, **lists):
    return Client.objects.annotate(**lists).get(pk=world.luna.pk)


def test_rows_come_as_dicts_in_their_order(world):
    for what in ("b", "a", "c"):
        Priority.objects.create(client=world.luna, what=what, target="1")
    figures = Priority.objects.filter(client=OuterRef("pk")).order_by("what")

    luna = of_luna(world, listed=rows_of(figures, what="what", target="target"))

    assert luna.listed == [{"what": "a", "target": "1"}, {"what": "b", "target": "1"}, {"what": "c", "target": "1"}]


def test_no_rows_are_an_empty_list(world):
    figures = Priority.objects.filter(client=OuterRef("pk"))

    assert of_luna(world, listed=rows_of(figures, what="what")).listed == []


def test_a_slice_takes_the_first(world):
    for what in ("b", "a"):
        Priority.objects.create(client=world.luna, what=what)
    first = Priority.objects.filter(client=OuterRef("pk")).order_by("what")[:1]

    assert of_luna(world, listed=rows_of(first, what="what")).listed == [{"what": "a"}]


def test_moments_and_days_come_back_as_they_were(world):
    Interaction.objects.create(client=world.luna, at=NOW, channel="phone")
    talks = Interaction.objects.filter(client=OuterRef("pk"))

    row = of_luna(world, listed=rows_of(talks, at="at")).listed[0]

    assert moment_of(row["at"]) == NOW
    assert day_of(row["at"]) == NOW.date()


def test_json_comes_back_as_it_was(world):
    roles = ContactRole.objects.filter(client=OuterRef("pk"))

    row = of_luna(world, listed=rows_of(roles, hours="contact__hours")).listed[0]

    assert plain(row["hours"]) == Contact.objects.get(pk=world.ana.pk).hours


def test_what_is_not_there_stays_so():
    assert (moment_of(None), day_of(None), moment_of("")) == (None, None, None)
    assert moment_of("2026-03-11 09:30:00.5") == datetime(2026, 3, 11, 9, 30, 0, 500000, tzinfo=UTC)
    assert day_of("2026-03-11") == date(2026, 3, 11)
