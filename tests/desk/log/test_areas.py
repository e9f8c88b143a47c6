"""What we asked belongs to an area; who answers for it at home is asked first."""

import pytest

from tests.desk.plan.make import last_toast
from tests.world import make_project
from vinculo.conversations.models import Question
from vinculo.projects.models import Area

NEW, AREAS = "/log/new/", "/log/areas/"


@pytest.fixture
def texts(world):
    return Area.objects.create(project=world.shop, name="Texts", responsible=world.zofia)


def said(world, **more):
    given = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "project": world.shop.pk, "we_asked": "Which tone?"}
    return {"channel": "phone", **given, **more}


def shown(page):
    return [(one.name, one.home) for one in page.context["areas"]] if page.context else []


def test_an_area_is_offered_once_something_is_asked(world, texts, signed_in):
    Area.objects.create(project=make_project(world.luna, "Leaflets"), name="Photos")
    client = signed_in(world.marek)
    cases = [
        (said(world), [("Texts", "Zofia Wolska")]),
        (said(world, we_asked=" "), []),
        (said(world, project=0), []),
        (said(world, chosen=""), []),
        (said(world, project=world.workshop.pk), []),
    ]

    found = [shown(client.post(AREAS, given)) for given, _expected in cases]

    assert found == [[(name, world.zofia.name) for name, _home in expected] for _given, expected in cases]


def test_whoever_may_ask_is_not_sent_home(world, texts, signed_in):
    asker = Area.objects.create(project=world.shop, name="Photos", responsible=world.zofia)
    asker.askers.add(world.marek)

    homes = dict(shown(signed_in(world.marek).post(AREAS, said(world))))
    own = dict(shown(signed_in(world.zofia).post(AREAS, said(world))))

    assert (homes, own) == ({"Texts": world.zofia.name, "Photos": ""}, {"Texts": "", "Photos": ""})


def test_the_question_is_kept_with_its_area_and_sent_home(world, texts, signed_in):
    client = signed_in(world.marek)

    client.post(NEW, said(world, area=texts.pk, asked="When do we open?"))

    assert sorted(Question.objects.values_list("text", "area", "asked_by")) == [
        ("When do we open?", None, None),
        ("Which tone?", texts.pk, world.marek.pk),
    ]
    assert f"{world.zofia.name} answers for Texts: ask at home first" in str(last_toast(client))


def test_an_area_of_another_project_is_left_out(world, texts, signed_in):
    other = Area.objects.create(project=world.workshop, name="Theirs")
    client = signed_in(world.marek)

    for area in (other.pk, 999_999, ""):
        client.post(NEW, said(world, area=area))

    assert set(Question.objects.values_list("area", flat=True)) == {None}
    assert str(last_toast(client)) == "Logged with Ana Prado."


def test_what_was_chosen_stays_when_the_form_comes_back(world, texts, signed_in):
    page = signed_in(world.marek).post(NEW, said(world, area=texts.pk, on="x"))

    assert f'<option value="{texts.pk}" selected>' in page.content.decode()


def test_it_asks_as_often_for_three_areas_as_for_one(world, texts, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    client.post(AREAS, said(world))
    with django_assert_num_queries(6):
        client.post(AREAS, said(world))
    for name in ("Photos", "Prices"):
        Area.objects.create(project=world.shop, name=name, responsible=world.marek).askers.add(world.iga)

    with django_assert_num_queries(6):
        client.post(AREAS, said(world))
