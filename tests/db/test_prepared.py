"""Queries that are put together once say the same as if they were put together each time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, F, Prefetch, QuerySet, Window
from django.db.models.functions import TruncDate
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise
from vinculo.clients.models import Client
from vinculo.db import prepared as module
from vinculo.db.models import SearchDoc
from vinculo.db.prepared import LARGEST, NotPreparable, prepared
from vinculo.people.models import Person, Team

many = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
ids = st.lists(st.integers(0, 12) | st.just(LARGEST), max_size=9)
moments = st.datetimes(NOW.replace(tzinfo=None) - timedelta(days=3), timezones=st.just(UTC)) | st.just(NOW)


@pytest.fixture
def promises(world) -> list[Promise]:
    return Promise.objects.bulk_create(
        Promise(
            client=client,
            text=f"{client.name} {days}",
            owner=owner,
            made_at=NOW - timedelta(days=days),
            promised_on=TODAY + timedelta(days=days) if days % 3 else None,
        )
        for client in (world.luna, world.otero)
        for days, owner in enumerate((world.marek, world.iga, world.marek, None, world.zofia))
    )


@pytest.fixture
def docs(db) -> None:
    SearchDoc.objects.bulk_create(
        SearchDoc(
            kind=("a", "b", "it's %s")[number % 3],
            object_id=number,
            client_id=number % 4 or None,
            at=NOW + timedelta(days=number),
            seconds=number,
            title=f"No. {number}",
            only_for=["x"] * (number % 2),
        )
        for number in range(12)
    )


def near(person: Person, until: date) -> QuerySet[Promise]:
    return Promise.objects.filter(owner=person, promised_on__lte=until).select_related("client").order_by("pk")


def found(kind: str, since: datetime, numbers: list[int], client: int | None) -> QuerySet[Any, Any]:
    query = SearchDoc.objects.filter(at__gte=since, object_id__in=numbers, client_id=client).exclude(kind=kind)
    return query.annotate(of_all=Window(Count("pk"))).order_by("-pk").values_list("pk", "at", "only_for", "of_all")


@many
@given(st.sampled_from(["a", "b", "it's %s", "", "ñ"]), moments, ids, st.none() | st.integers(-1, 4))
def test_the_same_rows_whatever_the_values(docs, kind, since, numbers, client):
    assert prepared(found)(kind, since, numbers, client) == list(found(kind, since, numbers, client))


@many
@given(st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=9)), st.integers(0, 4))
def test_the_same_records_whoever_asks(world, promises, until, place):
    asked, person = prepared(near), world.staff[place]

    rows = asked(person, until)

    assert rows == list(near(person, until))
    assert [vars(row) | {"_state": 0} for row in rows] == [vars(row) | {"_state": 0} for row in near(person, until)]


def test_records_bring_their_relations(world, promises, django_assert_num_queries):
    asked = prepared(near)

    for until in (TODAY, TODAY + timedelta(days=4)):
        with django_assert_num_queries(1):
            assert {row.client.name for row in asked(world.marek, until)} <= {"Café Luna", "Taller Otero"}


def test_what_one_may_see_depends_on_the_role(world, promises):
    def seen(person: Person) -> QuerySet[Any, str]:
        return Client.objects.visible_to(person).by_name().values_list("name", flat=True)

    asked = prepared(seen)

    assert {person.name: asked(person) for person in world.staff} == {
        "Rita Solano": ["Café Luna", "Taller Otero"],
        "Marek Wilk": ["Café Luna", "Taller Otero"],
        "Zofia Kos": ["Café Luna"],
        "Iga Lis": ["Taller Otero"],
        "Teo Vidal": ["Café Luna"],
    }


def test_a_new_role_is_seen_at_once(world):
    asked = prepared(lambda person: Client.objects.visible_to(person).by_name())
    assert asked(world.zofia) == [world.luna]

    world.zofia.role = "manager"

    assert asked(world.zofia) == [world.luna, world.otero]


def test_the_first_row_or_none(world, promises):
    asked = prepared(near)

    assert asked.one(world.iga, until=TODAY + timedelta(days=1)) == promises[1]
    assert asked.one(world.iga, until=TODAY) is None


def test_fixed_arguments_make_a_statement_each(world, promises):
    asked = prepared(fixed=("most",))(lambda *, most=2: Promise.objects.order_by("pk")[:most])

    assert [asked(), asked(most=1), asked(most=3)] == [promises[:2], promises[:1], promises[:3]]


def test_composed_once_for_each_shape(docs, monkeypatch):
    monkeypatch.setattr(module, "known", {})
    asked = prepared(found)

    for numbers in ([1], [5, 6], [5, 6, 7], [1, 2, 3, 4], [], [3, 3, 3]):
        asked("a", NOW, numbers, None)
        asked("b", NOW + timedelta(days=1), numbers, 3)

    assert len(module.known) == 2 * 4  # lists of none, one, two and up to four, for a client and without


def test_as_many_statements_as_we_keep(docs, monkeypatch):
    monkeypatch.setattr(module, "known", {})
    monkeypatch.setattr(module, "MOST", 2)
    asked = prepared(found)

    for numbers in ([1], [1, 2], [1, 2, 3]):
        assert asked("b", NOW, numbers, 1) == list(found("b", NOW, numbers, 1))

    assert len(module.known) == 1


def test_numbers_no_column_holds_find_nothing(world):
    asked = prepared(lambda pk: Client.objects.filter(pk=pk))

    assert [asked(10**30), asked(-(10**30)), asked(world.luna.pk)] == [[], [], [world.luna]]


REFUSED: dict[str, tuple[Any, str]] = {
    "another day": (lambda value: Promise.objects.filter(promised_on=value + timedelta(days=1)), "did not come"),
    "and another day": (
        lambda value: Promise.objects.filter(promised_on__range=(value, value + timedelta(days=1))),
        "of a value",
    ),
    "a value nobody asks for": (lambda value: Promise.objects.all(), "did not come"),
    "finds nothing": (lambda value: Promise.objects.none(), "finds nothing"),
    "a zone": (
        lambda value: Promise.objects.annotate(on=TruncDate("made_at")).filter(
            on=F("promised_on"), made_at__date=value
        ),
        "of a time zone",
    ),
    "more than one statement": (
        lambda value: Promise.objects.filter(promised_on=value).prefetch_related(Prefetch("client")),
        "prefetch",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses_what_would_be_wrong_for_other_values(world, name):
    build, why = REFUSED[name]

    with pytest.raises(NotPreparable, match=why):
        prepared(build)(TODAY)


def test_refuses_a_limit_that_is_not_fixed(world):
    with pytest.raises(NotPreparable, match="did not come"):
        prepared(lambda most: Promise.objects.all()[:most])(5)


def test_refuses_a_beginning(world):
    with pytest.raises(NotPreparable, match="did not come"):
        prepared(lambda text: Client.objects.filter(name__startswith=text))("Ca")


def test_refuses_to_read_a_column_that_is_not_named(world):
    with pytest.raises(NotPreparable, match="reads a column"):
        prepared(lambda person: Client.objects.filter(name=person.name))(world.marek)


def test_refuses_the_relations_of_a_record(world):
    with pytest.raises(NotPreparable, match="manager"):
        prepared(lambda client: client.roles.all())(world.luna)


@pytest.mark.parametrize("value", [1.5, b"x", datetime(2026, 3, 11, 9), Team(name="not stored"), ["a", 1], [None]])
def test_refuses_values_it_does_not_know(db, value):
    with pytest.raises(TypeError):
        prepared(lambda value: Client.objects.filter(name=value))(value)


def test_tells_truth_from_numbers_and_nothing(world):
    asked = prepared(lambda flag: Person.objects.filter(is_active=flag).order_by("pk"))

    assert [len(asked(True)), len(asked(False)), len(asked(True))] == [5, 0, 5]


def test_a_control_frozen_values_would_be_noticed(world, promises):
    """Were the marks not replaced, nothing would be found: they are far outside what anybody has."""
    statement = module._compose(near, {"person": world.marek, "until": TODAY}, ())
    assert statement is not None

    assert len(statement.rows([world.marek.pk, TODAY + timedelta(days=9)], connection)) == 2
    assert [value for value in statement.params if value == module.MARKS[int](0, 0)] != []


@pytest.mark.django_db(transaction=True)
def test_threads_share_a_statement(transactional_db):
    Team.objects.bulk_create(Team(name=name) for name in ("North", "South"))
    asked = prepared(lambda name: Team.objects.filter(name=name).values_list("name", flat=True))

    def ask(name: str) -> list[str]:
        try:
            return asked(name)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, ["North", "South", "East", "North"] * 5))

    assert answers == [["North"], ["South"], [], ["North"]] * 5


def test_moments_are_the_same_in_every_zone(docs):
    asked = prepared(found)
    here = timezone.localtime(NOW + timedelta(days=2))

    with timezone.override("Asia/Tokyo"):
        assert asked("a", here, [1, 2, 4], 2) == list(found("a", here, [1, 2, 4], 2)) != []
