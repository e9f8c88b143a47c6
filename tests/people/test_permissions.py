import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from tests.world import make_person
from vinculo.people.models import Role
from vinculo.people.permissions import may_administer, may_import, may_manage_people, may_see_people, only

MATRIX = {
    may_administer: [True, False, False, False],
    may_manage_people: [True, False, False, False],
    may_import: [True, True, False, False],
    may_see_people: [True, True, True, False],
}


@pytest.mark.parametrize("predicate", MATRIX)
def test_who_may(db, predicate):
    answers = [predicate(make_person(f"{role.label} Faro", role)) for role in Role]

    assert answers == MATRIX[predicate]


@pytest.mark.parametrize("predicate", MATRIX)
def test_whoever_left_may_nothing(db, predicate):
    assert predicate(make_person("Rita Solano", Role.ADMINISTRATOR, is_active=False)) is False


def test_to_whoever_may_not_the_page_does_not_exist(world):
    request = RequestFactory().get("/")
    request.user = world.marek
    page = only(may_administer)(lambda request: HttpResponse("in"))

    with pytest.raises(Http404):
        page(request)

    request.user = world.rita
    assert page(request).content == b"in"
