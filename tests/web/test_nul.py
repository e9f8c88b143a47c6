"""The letter NUL in an address reaches no page."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from vinculo.web.nul import NoNulMiddleware


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("q=%00", ""),
        ("q=a%00b", "ab"),
        ("q=%2500", "%00"),
        ("q=%25%00", "%"),
        ("q=a%%0000", "a"),
        ("q=ma%C3%B1ana", "mañana"),
    ],
)
def test_a_query_is_read_without_nul(asked, read):
    seen = []

    NoNulMiddleware(lambda request: seen.append(request.GET["q"]) or HttpResponse())(RequestFactory().get(f"/?{asked}"))

    assert seen == [read]
