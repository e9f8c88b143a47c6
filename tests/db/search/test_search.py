from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from vinculo.db import search
from vinculo.db.models import SearchDoc
from vinculo.db.search import Doc
from vinculo.db.search.query import FEW_CLIENTS

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LUNA, OTTO = 1, 2


def doc(number: int, title: str = "", body: str = "", *, client: int | None = LUNA, **more) -> Doc:
    values = {"kind": "note", "at": AT + timedelta(minutes=number)} | more
    return Doc(object_id=number, client_id=client, title=title, body=body, **values)


def found(query: str, *, allowed=None, **more) -> list[int]:
    return [hit.object_id for hit in search.find(query, allowed=allowed, **more)]


def test_accents_and_capitals_do_not_matter_on_either_side():
    search.put([doc(1, "Reunión en Łódź"), doc(2, body="reunion w lodz")])

    assert found("REUNIÓN łódź") == found("reunion lodz") == [1, 2]


def test_all_words_must_occur_in_title_or_text():
    search.put([doc(1, "Café Luna", "espresso"), doc(2, "Café Sol", "té")])

    assert found("cafe espresso") == [1]


def test_the_last_word_may_be_begun_the_others_not():
    search.put([doc(1, body="facturas pagadas")])

    assert (found("facturas pag"), found("fact pagadas")) == ([1], [])


def test_titles_come_before_texts_and_closer_titles_first():
    search.put(
        [
            doc(1, "Luna"),
            doc(2, "Luna Nueva"),
            doc(3, "Café Luna"),
            doc(4, "Otra cosa", "Luna llena"),
        ]
    )

    assert found("luna") == [1, 2, 3, 4]


def test_among_equals_the_newest_comes_first():
    search.put([doc(n, body="luna") for n in (2, 3, 1)])

    assert found("luna") == [3, 2, 1]


def test_pages_follow_each_other_without_gap_or_repeat():
    search.put([doc(n, "Luna" if n % 3 == 0 else "Sol", "luna") for n in range(30)])

    pages = [found("luna", limit=7, offset=start) for start in range(0, 35, 7)]

    assert [number for page in pages for number in page] == found("luna", limit=100)
    assert len(found("luna", limit=100)) == 30


def test_only_the_clients_one_may_see():
    search.put([doc(1, "Luna", client=LUNA), doc(2, "Luna", client=OTTO), doc(3, "Luna", client=None)])

    assert found("luna", allowed=[LUNA]) == [1]
    assert found("luna", allowed=[]) == []
    assert found("luna", allowed=range(1, FEW_CLIENTS + 100)) == [2, 1]
    assert found("luna", allowed=None) == [3, 2, 1]


@pytest.mark.parametrize("more_clients", [0, FEW_CLIENTS + 1], ids=["few", "many"])
def test_the_clients_may_come_as_a_queryset(more_clients):
    """Any table will do: the rows of this one stand for clients."""
    stand_ins = SearchDoc.objects.filter(kind="client").exclude(object_id=OTTO)
    search.put([doc(n, "x", kind="client") for n in range(1, 3 + more_clients)])
    by_number = dict(SearchDoc.objects.filter(kind="client").values_list("object_id", "pk"))
    search.put([doc(1, "Luna", client=by_number[LUNA]), doc(2, "Luna", client=by_number[OTTO])])

    assert found("luna", allowed=stand_ins) == [1]
    assert found("luna", allowed=stand_ins.values("pk")) == [1]
    assert found("luna", allowed=stand_ins.values_list("id", flat=True)) == [1]
    assert found("luna", allowed=stand_ins.none()) == []
    assert found("luna", allowed=SearchDoc.objects.filter(kind="client")) == [2, 1]


def test_the_clients_may_be_a_column_of_another_name():
    search.put([doc(1, "Luna", client=LUNA), doc(2, "Luna", client=OTTO)])
    search.put([doc(100 + n, "filler", client=1000 + n) for n in range(FEW_CLIENTS + 1)])

    assert found("luna", allowed=SearchDoc.objects.exclude(client_id=OTTO).values("client_id")) == [1]


def test_only_the_kinds_asked_for():
    search.put([doc(1, "Luna", kind="client"), doc(2, "Luna", kind="project"), doc(3, "Luna")])

    assert found("luna", kinds=["client", "project"]) == [2, 1]


def test_what_is_kept_for_some_is_found_by_those_alone():
    search.put([doc(1, "Luna", only_for=("person:7", "leads")), doc(2, "Luna")])

    assert found("luna") == [2]
    assert found("luna", holding=["person:8"]) == [2]
    assert found("luna", holding=["person:8", "person:7"]) == [2, 1]
    assert found("luna", holding=["person:7"], allowed=[OTTO]) == []
    assert found("luna", holding=["leads"], kinds=["project"]) == []


def test_put_again_it_replaces_what_was_there():
    search.put([doc(1, "Luna", client=LUNA)])

    search.put([doc(1, "Sol", client=OTTO, at=AT + timedelta(days=1))])

    assert found("luna") == []
    assert found("sol", allowed=[OTTO]) == [1]
    assert SearchDoc.objects.count() == 1


def test_of_two_with_one_name_in_a_batch_the_last_counts():
    assert search.put([doc(1, "Luna"), doc(1, "Sol")]) == 1
    assert (found("luna"), found("sol")) == ([], [1])


def test_dropped_it_is_gone_and_others_stay():
    search.put([doc(1, "Luna"), doc(2, "Luna"), doc(1, "Luna", kind="client")])

    search.drop("note", [1, 99])

    assert [(hit.kind, hit.object_id) for hit in search.find("luna", allowed=None)] == [("note", 2), ("client", 1)]


def test_cleared_nothing_is_left_to_find():
    search.put([doc(1, "Luna")])

    search.clear()

    assert found("luna") == []


def test_words_of_deleted_rows_leave_the_index():
    search.put([doc(1, "Luna")])
    SearchDoc.objects.all().delete()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM db_searchdoc_fts WHERE db_searchdoc_fts MATCH 'luna'")
            assert cursor.fetchone() == (0,)


def test_a_hit_brings_what_a_page_shows():
    search.put([doc(1, "Café Luna", "Ana dijo: la reunión, el martes")])

    [hit] = search.find("reunion", allowed=[LUNA])

    assert (hit.kind, hit.object_id, hit.client_id, hit.title) == ("note", 1, LUNA, "Café Luna")
    assert hit.snippet == [("Ana dijo: la ", False), ("reunión", True), (", el martes", False)]
    assert hit.title_parts == [("Café Luna", False)]
    assert hit.at == AT + timedelta(minutes=1)


def test_a_hit_in_the_title_alone_shows_the_beginning_of_the_text():
    search.put([doc(1, "Café Luna", "Ana dijo"), doc(2, "Luna")])

    by_number = {hit.object_id: hit for hit in search.find("luna", allowed=None)}

    assert by_number[1].title_parts == [("Café ", False), ("Luna", True)]
    assert by_number[1].snippet == [("Ana dijo", False)]
    assert by_number[2].snippet == []


@pytest.mark.parametrize(
    "typed",
    [
        ":c1",
        ":knote",
        ":only",
        ":hperson:7",
        "c1 OR luna",
        "luna NOT sol",
        "NEAR(luna sol)",
        "title:luna",
        "lu* -sol",
    ],
)
def test_nothing_typed_is_query_syntax(typed):
    search.put([doc(1, "Luna", "sol", only_for=("person:7",)), doc(2, "Luna y sol")])

    assert found(typed) == []


@pytest.mark.parametrize(
    "typed", ["luna'", '"luna"', "luna\\", "(luna", "luna)", "luna & |", "{luna}", "luna\0", "%luna_"]
)
def test_signs_around_a_word_do_no_harm(typed):
    search.put([doc(1, "Luna")])

    assert found(typed) == [1]


def test_old_and_future_moments_are_sorted_too():
    moments = {
        1: datetime(1950, 1, 1, tzinfo=UTC),
        2: datetime(1999, 1, 1, tzinfo=UTC),
        3: datetime(2199, 1, 1, tzinfo=UTC),
    }
    search.put([doc(number, body="luna", at=at) for number, at in moments.items()])

    assert found("luna") == [3, 2, 1]
    search.drop("note", [1, 2, 3])
    assert found("luna") == []


def test_a_title_that_is_too_long_is_cut_and_found():
    search.put([doc(1, "Luna " * 100, "\0sol")])

    assert found("luna sol") == [1]


def test_the_number_of_statements_does_not_depend_on_the_hits(django_assert_num_queries):
    search.put([doc(n, "Luna") for n in range(5)])

    for asked in ("luna", "lu", "nobody at all"):
        with django_assert_num_queries(3 if asked != "nobody at all" else 2):
            search.find(asked, allowed=[LUNA])
    with django_assert_num_queries(4):
        search.find("luna", allowed=SearchDoc.objects.values("client_id"))


def test_titles_that_fill_the_page_are_all_that_is_asked_for(django_assert_num_queries):
    search.put([doc(n, "Luna") for n in range(5)] + [doc(n, "Sol", "luna") for n in range(5, 9)])

    with django_assert_num_queries(2):
        assert len(search.find("luna", allowed=[LUNA], limit=5)) == 5
    with django_assert_num_queries(3):
        assert len(search.find("luna", allowed=[LUNA], limit=6)) == 6


def test_short_pages_make_up_the_long_list():
    titles = ("Luna", "Luna nueva", "Sol y luna", "Sol", "Nueva luna")
    search.put([doc(n, titles[n % 5], "luna" * (n % 2)) for n in range(20)])
    long = [hit.object_id for hit in search.find("luna", allowed=[LUNA], limit=50)]

    for size in (1, 3, 4, 7):
        pages = [search.find("luna", allowed=[LUNA], limit=size, offset=start) for start in range(0, 21, size)]
        assert [hit.object_id for page in pages for hit in page] == long


def test_putting_costs_a_handful_of_statements_a_batch(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        search.put([doc(n, "Luna") for n in range(300)])


class TestAnyText(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(title=st.text(max_size=60), body=st.text(max_size=200), query=st.text(max_size=40))
    def test_any_text_can_be_put_and_any_query_asked(self, title, body, query):
        search.put([doc(1, title, body)])

        for hit in search.find(query, allowed=[LUNA]):
            assert hit.object_id == 1

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=40))
    def test_every_word_finds_the_text_it_stands_in(self, word):
        search.put([doc(1, "x", f"before {word} after")])

        assert found(word, allowed=[LUNA]) == [1]
