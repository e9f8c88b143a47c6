"""What goes into an archive: every table is named, in an order that foreign keys allow, and each value exactly."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.documents.storage import new_key
from vinculo.exchange.archive import sealed, values
from vinculo.exchange.archive.files import KEY
from vinculo.exchange.archive.refusals import Refused
from vinculo.exchange.archive.tables import KEPT, LEFT_OUT, SEEDED, columns, label, part_of, tables, undeclared
from vinculo.people.models import Team


def test_every_table_is_named_as_kept_or_as_left_out_with_a_reason():
    assert undeclared() == [], "say it in vinculo/exchange/archive/tables.py"
    assert all(LEFT_OUT.values())


def test_nothing_is_named_that_is_not_there():
    known = {label(model) for model in apps.get_models()}
    named = {f"{app}.{name}" for app, names in KEPT.items() for name in names.split()}

    assert (named | set(LEFT_OUT) | SEEDED | set(sealed.UNDER_ANOTHER_KEY)) - known == set()
    assert named & set(LEFT_OUT) == set()


def test_what_a_row_cannot_be_without_comes_before_it():
    place = {label(model): number for number, model in enumerate(tables())}
    too_late = [
        f"{label(model)}.{field.name}"
        for model in tables()
        for field in model._meta.concrete_fields
        if field.is_relation and not field.null and place[label(field.related_model)] > place[label(model)]
    ]

    assert too_late == []


def test_nothing_kept_points_at_what_is_left_out():
    kept = set(tables())
    astray = {
        f"{label(model)}.{field.name}"
        for model in kept
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model not in kept
    }

    assert astray == set()


def test_every_field_that_sounds_like_a_secret_is_thought_of():
    sounding = {
        f"{label(model)}.{field.attname}"
        for model in tables()
        for field in columns(model)
        if any(word in field.name for word in ("seal", "secret", "token"))
    }
    row = dict.fromkeys([name.rpartition(".")[2] for name in sounding], "sealed")
    for name in sounding - sealed.OPEN:
        table, _dot, column = name.rpartition(".")
        left = sealed.UNDER_ANOTHER_KEY[table](row, "2026-01-01")
        assert left is None or left[column] == "", name


def test_every_file_has_a_key_that_comes_back():
    assert KEY.fullmatch(new_key())
    keyed = {
        label(model)
        for model in tables()
        for field in columns(model)
        if field.name == "key" and field.max_length == 120
    }
    assert keyed == {"documents.Version", "documents.Page", "mail.Received"}, "see vinculo/exchange/archive/files.py"


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.none() | st.booleans() | st.integers() | TEXT
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))
FIELDS = [
    (models.CharField(), TEXT),
    (models.BigIntegerField(), st.integers()),
    (models.BooleanField(), st.booleans()),
    (models.FloatField(), st.floats(allow_nan=False, allow_infinity=False)),
    (models.DecimalField(), st.decimals(allow_nan=False, allow_infinity=False)),
    (models.DateField(), st.dates()),
    (models.TimeField(), st.times()),
    (models.DateTimeField(), MOMENTS),
    (models.UUIDField(), st.uuids()),
    (models.BinaryField(), st.binary()),
    (models.JSONField(), st.recursive(PLAIN, lambda more: st.lists(more) | st.dictionaries(TEXT, more), max_leaves=5)),
]


@pytest.mark.parametrize(("field", "strategy"), FIELDS, ids=lambda one: type(one).__name__)
def test_a_value_comes_back_as_it_was(field, strategy):
    outward, inward = values._outward(field) or (lambda value: value), values._inward(field)

    @settings(max_examples=40)
    @given(strategy)
    def check(value):
        written = values._encode({"it": outward(value)})
        back = inward(json.loads(written)["it"])
        assert back == value and type(back) is type(value)
        assert values._encode({"it": outward(back)}) == written

    check()


def test_a_moment_is_told_in_utc_wherever_it_was_written():
    told = values._outward(models.DateTimeField())(datetime(2026, 3, 11, 10, 30, tzinfo=timezone(timedelta(hours=1))))

    assert told == "2026-03-11T09:30:00+00:00"


@pytest.mark.parametrize(
    "line",
    [b"", b"[]", b"{", b'{"id": 1}', b'{"id": 1, "name": 2}', b'{"id": "1", "name": "N"}', b'{"id": true, "name": "N"}',
     b'{"id": 1, "name": "N", "more": 1}', b"[" * 100_000, b"\xff"],
)  # fmt: skip
def test_a_line_that_is_no_row_of_the_table_is_refused(line):
    with pytest.raises(Refused) as refused:
        list(values.batches(Team, [b'{"id": 1, "name": "North"}', line]))

    assert refused.value.facts == {"part": part_of(Team), "number": 2}


def test_what_a_line_may_hold_is_what_the_column_holds():
    assert list(values.batches(Team, [b'{"name": "North", "id": 7}'])) == [[{"id": 7, "name": "North"}]]
    for field, text in ((models.DateTimeField(), "2026-03-11T09:30:00"), (models.BinaryField(), "*")):
        with pytest.raises(ValueError):
            values._inward(field)(text)
    assert values._inward(models.DateField())("2026-03-11") == date(2026, 3, 11)
    assert values._inward(models.TimeField())("09:30:00") == time(9, 30)
    assert values._inward(models.DecimalField())("1.10") == Decimal("1.10")
    assert values._inward(models.UUIDField())("00000000-0000-0000-0000-000000000001") == UUID(int=1)
