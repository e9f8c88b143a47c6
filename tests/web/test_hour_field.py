from datetime import time

import pytest
from django.core.exceptions import ValidationError

from vinculo.web.hour_field import HourField


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("10 h", time(10)),
        ("16:00:00", time(16)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(written, meant):
    assert HourField(required=False).clean(written) == meant


@pytest.mark.parametrize("written", ["24:00", "9:60", "half past nine", "-1", "930", "9:3"])
def test_what_is_no_hour_is_answered_with_how_to_write_one(written):
    with pytest.raises(ValidationError) as refused:
        HourField(required=False).clean(written)

    assert refused.value.messages == ["Write the hour like this: 9:30."]


def test_an_hour_is_shown_without_seconds():
    field = HourField()

    assert 'value="10:00"' in field.widget.render("at", time(10))


def test_the_same_hour_written_otherwise_is_no_change():
    assert not HourField().has_changed(time(9, 30), "9.30")
    assert HourField().has_changed(time(9, 30), "9:31")
    assert HourField().has_changed(time(9, 30), "late")
