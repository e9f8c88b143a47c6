"""A long list is read one element at a time and comes out as it would whole."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.exchange import limits
from vinculo.exchange.reading import jsonstream
from vinculo.exchange.reading.jsonstream import elements
from vinculo.exchange.refusals import Refused

PLAIN = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    PLAIN | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def whole(data: bytes) -> list[Any]:
    return list(elements(io.BytesIO(data)))


@settings(max_examples=50, deadline=None)
@given(st.lists(VALUES, max_size=6), st.integers(1, 40), st.sampled_from([None, 1]), st.booleans())
def test_a_list_in_pieces_of_any_size_is_the_list(
    found: list[Any], piece: int, indent: int | None, plain: bool
) -> None:
    written = json.dumps(found, indent=indent, ensure_ascii=plain).encode()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonstream, "PIECE", piece)
        assert whole(written) == found


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", []),
        (b"[]", []),
        (b'{"a": [1]}', [{"a": [1]}]),
        (b"[1, 2][3]\n{}", [1, 2, 3, {}]),
        ("\ufeff[1]".encode(), [1]),
        ('["ñ"]'.encode("utf-16"), ["ñ"]),
    ],
)
def test_pages_one_after_the_other_and_single_values(data: bytes, found: list[Any]) -> None:
    assert whole(data) == found


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[1,", "json_broken"),
        (b"[1 2]", "json_broken"),
        (b"[1,]", "json_broken"),
        (b"[", "json_broken"),
        (b'["a', "json_broken"),
        (b"nul", "json_broken"),
        (b"[NaN]", "json_number"),
        (b"[1e999]", "json_number"),
        (b"[" + b"9" * 5000 + b"]", "json_number"),
        (b'[{"a": 1, "a": 2}]', "json_twice"),
        (b"[" * 200_000, "json_deep"),
    ],
)
def test_what_is_not_sound_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        whole(data)

    assert refused.value.code == code


def test_where_it_breaks_off_is_said() -> None:
    with pytest.raises(Refused) as refused:
        whole(b"[\n1,\n2,\n}")

    assert refused.value.facts == {"line": 4}


def test_one_element_may_not_be_larger_than_a_file_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JSON_SIZE", 1000)
    monkeypatch.setattr(jsonstream, "PIECE", 100)

    assert len(whole(b"[" + b",".join([b'"%s"' % (b"x" * 200)] * 50) + b"]")) == 50
    with pytest.raises(Refused, match="larger"):
        whole(b'["' + b"x" * 5000 + b'"]')


def test_the_members_of_one_object_lists_an_element_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JSON_SIZE", 1000)
    monkeypatch.setattr(jsonstream, "PIECE", 100)
    many = b",".join([b'"%s"' % (b"x" * 200)] * 50)
    found = list(jsonstream.members(io.BytesIO(b'{"a": {"b": 1}, "c": [' + many + b'], "d": []}\n')))

    assert found[:2] == [("a", "value", {"b": 1}), ("c", "list", None)]
    assert (len(found), found[-1]) == (53, ("d", "list", None))
    assert list(jsonstream.members(io.BytesIO(b"[1, 2]"))) == []


@pytest.mark.parametrize("text", [b'{"a": 1', b'{"a": 1 "b": 2}', b"{1: 2}", b'{"a": 1}}', b'{"a": 1} 2', b'{"a": 1,}'])
def test_an_object_that_is_none_is_refused(text: bytes) -> None:
    with pytest.raises(Refused) as refused:
        list(jsonstream.members(io.BytesIO(text)))

    assert refused.value.code == "json_broken"


def test_a_key_named_twice_is_refused() -> None:
    with pytest.raises(Refused, match="twice"):
        list(jsonstream.members(io.BytesIO(b'{"a": 1, "a": 2}')))
