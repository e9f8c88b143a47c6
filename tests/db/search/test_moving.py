import pytest

from tests.db.search.test_search import LUNA, OTTO, doc, found
from vinculo.db import search
from vinculo.db.search.moving import docs_of_client, drop_client, give_docs_to

pytestmark = pytest.mark.django_db


def test_given_to_another_client_it_is_found_there_only():
    search.put([doc(1, "Luna", client=LUNA), doc(2, "Luna", client=LUNA)])

    give_docs_to(OTTO, [["note", 1]])

    assert (found("luna", allowed=[LUNA]), found("luna", allowed=[OTTO])) == ([2], [1])


def test_what_is_kept_for_some_stays_kept_for_them():
    search.put([doc(1, "Luna", client=LUNA, only_for=("person:7",))])

    give_docs_to(OTTO, docs_of_client(LUNA))

    assert found("luna", allowed=[OTTO]) == []
    assert found("luna", allowed=[OTTO], holding=["person:7"]) == [1]


def test_the_list_of_a_client_may_leave_some_out():
    search.put([doc(1, "Luna"), doc(2, "Luna"), doc(3, "Luna", client=OTTO)])

    assert docs_of_client(LUNA, but=[["note", 2]]) == [["note", 1]]


def test_a_dropped_client_is_not_found_any_more():
    search.put([doc(1, "Luna", client=LUNA), doc(2, "Luna", client=OTTO)])

    drop_client(LUNA)

    assert found("luna") == [2]
