"""Boards of ten years, whole and broken."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.exchange.samples import sample
from vinculo.exchange.refusals import Refused
from vinculo.exchange.trello import reading, table
from vinculo.exchange.trello.board import Board


def board(name: str) -> Board:
    with sample(name) as stream:
        return reading.read(stream, "File name")


def made(**changes: Any) -> Board:
    found = {
        "id": "b",
        "name": "Shop",
        "lists": [{"id": "l", "name": "Doing", "pos": 1}],
        "cards": [{"id": "c", "name": "Cart", "idList": "l", "pos": 1}],
        **changes,
    }
    return reading.read(io.BytesIO(json.dumps(found).encode()))


@pytest.mark.parametrize(
    "name", ["trello/trello2planka_sample_board.json", "made/trello_bom.json", "made/trello_utf16.json"]
)
def test_the_same_board_in_every_encoding(name: str) -> None:
    found = board(name)

    assert (found.name, len(found.lists), len(found.cards)) == ("Simple Project Board", 5, 10)
    assert sum(len(card.checklists) for card in found.cards) == 4
    assert sum(len(card.comments) for card in found.cards) == 4
    assert [card.closed for card in found.cards].count(True) == 1
    assert [one.closed for one in found.lists].count(True) == 1


def test_an_export_of_2015_has_comments_and_links() -> None:
    found = board("trello/nebula_design_studio.json")

    assert sum(len(card.comments) for card in found.cards) == 11
    assert sum(len(card.links) for card in found.cards) == 13
    assert all(comment.by for card in found.cards for comment in card.comments)


def test_custom_fields_of_every_type() -> None:
    fields = {name: value for card in board("trello/wekan_project100.json").cards for name, value in card.fields}

    assert fields["Dropdown"] == "Down"
    assert fields["Logical Value"] == "true"
    assert "100.32" in fields.values()


def test_a_board_without_a_name_takes_the_one_it_is_given() -> None:
    found = reading.board_of({"lists": [{"id": "l"}], "cards": []}, "From the file name")

    assert found.name == "From the file name"


def test_what_is_wrong_in_a_dirty_board_is_said_row_by_row() -> None:
    found = board("made/trello_dirty.json")

    assert sorted(problem.why for problem in found.problems) == [
        "bad_date",
        "bad_date",
        "card_of_no_list",
        "card_twice",
        "checklist_of_no_card",
        "unknown_member",
    ]


def test_a_comment_knows_who_wrote_it_and_when() -> None:
    action = {
        "id": "a",
        "type": "commentCard",
        "date": "2026-03-01T10:00:00.000Z",
        "data": {"text": "Agreed.", "card": {"id": "c"}},
        "memberCreator": {"fullName": "Ana Prado"},
    }

    comment = made(actions=[action]).cards[0].comments[0]

    assert (comment.text, comment.by, comment.at) == ("Agreed.", "Ana Prado", datetime(2026, 3, 1, 10, tzinfo=UTC))


def test_an_export_at_the_limit_says_that_older_comments_are_missing() -> None:
    assert made(actions=[{"type": "updateCard"}] * 999).comments_missing == ""
    assert made(actions=[{"type": "updateCard"}] * 1000).comments_missing == "older"


def test_a_script_address_is_no_link() -> None:
    card = {"id": "c", "name": "Cart", "idList": "l", "attachments": [{"name": "x", "url": "javascript:alert(1)"}]}

    assert made(cards=[card]).cards[0].links == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"type": "project"}, "not_trello_board"),
        ([1, 2], "not_trello_board"),
        ({"lists": [{"name": "x"}], "cards": []}, "not_trello_lists"),
        ({"lists": [{"id": "l"}], "cards": [{"id": "c", "name": "x"}]}, "not_trello_cards"),
    ],
)
def test_what_is_no_export_is_refused(data: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        reading.read(io.BytesIO(json.dumps(data).encode()))

    assert refused.value.code == code


def test_nothing_of_a_board_is_trusted_to_be_what_it_should() -> None:
    odd = [1, None, "x", [], {}, True, 1e300]
    card = dict.fromkeys(
        ("desc", "due", "idMembers", "labels", "attachments", "customFieldItems", "closed", "pos"), odd
    )

    found = made(
        cards=[{**card, "id": "c", "name": "Cart", "idList": odd, "idShort": odd}, {"id": 7, "idList": "l"}, *odd],
        labels=odd,
        members=[{"id": 5}, *odd],
        checklists=[{"idCard": "c", "checkItems": odd}, *odd],
        actions=[{"type": "commentCard", "data": odd}, *odd],
        customFields=odd,
    )

    assert [one.name for one in found.cards] == ["Cart"]


def test_the_csv_of_paid_plans() -> None:
    with sample("made/trello_premium.csv") as stream:
        found = table.read(stream)

    card = found.cards[0]
    assert (found.name, found.lists[0].name, found.comments_missing) == ("Web Ñandú", "En curso", "all")
    assert (card.name, card.about, card.labels) == ("Diseño, portada", "línea 1\nlínea 2", ("Urgente", "Cliente"))
    assert (card.checks, card.due_at) == ((1, 3), datetime(2026, 4, 3, 9, tzinfo=UTC))


def test_a_custom_column_of_the_csv_is_a_field() -> None:
    data = b"Card ID,Card Name,List ID,List Name,Board Name,Budget\nc,Cart,l,Doing,Shop,1200\n"

    assert table.read(io.BytesIO(data)).cards[0].fields == (("Budget", "1200"),)
