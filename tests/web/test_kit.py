import re

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory

from vinculo.web import errors
from vinculo.web.kit import kit


@pytest.fixture
def book(settings):
    settings.DEBUG = True
    return kit(RequestFactory().get("/kit/"))


def test_the_sample_book_opens_while_developing(book):
    assert book.status_code == 200
    assert book.content.count(b"<h1") == 1


def test_in_an_installation_there_is_no_sample_book():
    with pytest.raises(Http404):
        kit(RequestFactory().get("/kit/"))


def test_no_markup_of_the_look_needs_an_exception_to_the_policy(book):
    page = book.content.decode()

    assert re.findall(r'<[^>]+\sstyle="|<style|\son\w+="|<script(?![^>]*\bsrc=)', page) == []


def test_the_policy_check_knows_what_it_looks_for():
    bad = '<p style="x"></p><style></style><a onclick="x"></a><script>x</script>'

    assert len(re.findall(r'<[^>]+\sstyle="|<style|\son\w+="|<script(?![^>]*\bsrc=)', bad)) == 4


def test_ids_of_the_sample_book_are_unique(book):
    ids = re.findall(r'\sid="([^"]+)"', book.content.decode())

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (lambda request: errors.bad_request(request, ValueError()), 400, "We could not read that"),
        (lambda request: errors.forbidden(request, PermissionError()), 403, "This is not yours to open"),
        (errors.csrf_failed, 403, "This page was open for too long"),
        (lambda request: errors.not_found(request, KeyError()), 404, "There is nothing here"),
        (errors.server, 500, "Something broke on our side"),
    ],
)
def test_when_a_page_cannot_be_shown_we_say_so_calmly(answer, status, said):
    response = answer(RequestFactory().get("/"))

    assert (response.status_code, f"<h1>{said}</h1>" in response.content.decode()) == (status, True)


def test_the_last_page_needs_nothing():
    assert "<h1>" in render_to_string("500.html", {})
