"""The list as a spreadsheet."""

import csv
import io

import pytest

from tests.world import make_client
from vinculo.desk.clients.export import harmless


def rows(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_list_comes_as_it_is_filtered(world, signed_in):
    response = signed_in(world.rita).get("/clients/export.csv?q=luna")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row[0] for row in rows(response)] == ["Client", "Café Luna"]


def test_members_take_away_only_what_they_see(world, signed_in):
    assert [row[0] for row in rows(signed_in(world.zofia).get("/clients/export.csv"))] == ["Client", "Café Luna"]


def test_a_formula_does_not_run_in_the_spreadsheet(world, signed_in):
    make_client('=HYPERLINK("http://evil.example","Prize")', owner=world.rita)

    listed = [row[0] for row in rows(signed_in(world.rita).get("/clients/export.csv"))]

    assert listed[1] == '\'=HYPERLINK("http://evil.example","Prize")'


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_what_would_run_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Café Luna", "12.50", "-12.50", "a=b", "", "2026-03-11"])
def test_what_is_harmless_stays(text):
    assert harmless(text) == text
