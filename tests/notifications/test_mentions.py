"""@names: who is meant, and who may be told."""

import pytest

from tests.notifications.make import NOON
from tests.world import make_person
from vinculo.notifications.mentions import mentioned, tell_mentioned
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.telling import News
from vinculo.people.models import Person

NAMES = ("Zofia Kos", "Łucja Żak", "Ana", "Ana Ruiz", "Leo", "Leo Vidal")
PEOPLE = [Person(pk=pk, name=name) for pk, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("@Zofia, can you look?", [1]),
        ("ask @zofia.kos or @ZOFIA KOS", [1]),
        ("@Lucja and @Łucja Żak", [2]),
        ("@Ana Ruiz knows", [4]),
        ("@Ana knows", [3]),  # a whole name before a first one
        ("(@Leo)", [5]),
        ("mail zofia@zofia.example", []),
        ("@Zofiana", []),
        ("@nobody", []),
        ("@@Zofia", []),
        ("no names", []),
        ("@Leo Vidal, @Zofia", [6, 1]),
    ],
)
def test_who_is_meant(text, expected):
    assert [person.pk for person in mentioned(text, PEOPLE)] == expected


def test_a_first_name_of_two_means_neither():
    people = [Person(pk=1, name="Leo Vidal"), Person(pk=2, name="Leo Marsh")]

    assert mentioned("@Leo", people) == []
    assert [person.pk for person in mentioned("@Leo Marsh", people)] == [2]


def test_who_is_named_hears_of_it_if_they_may_see_it(world):
    news = News(Kind.MENTION, "task:5", "task:5:comment:1", world.luna.pk, {"what": "Bake", "project": world.shop.pk})
    text = "@Zofia @Iga @Marek look at this"

    told = tell_mentioned(text, news, by=world.marek, at=NOON)

    assert told == [world.zofia]  # Iga does not see the client; Marek wrote it
    notice = Notice.objects.get()
    assert (notice.kind, notice.facts["by"], notice.facts["words"]) == (Kind.MENTION, "Marek Wilk", text)


def test_whoever_stood_there_before_is_not_told_again(world):
    news = News(Kind.MENTION, "interaction:1", "interaction:1", world.luna.pk)

    told = tell_mentioned("@Zofia and @Rita", news, by=world.marek, at=NOON, before="@Zofia")

    assert told == [world.rita]


def test_the_item_itself_may_be_closed_to_somebody(world):
    news = News(Kind.MENTION, "interaction:1", client_id=world.luna.pk)

    assert tell_mentioned("@Zofia", news, by=world.marek, at=NOON, may_see=lambda person: False) == []


def test_a_text_without_names_asks_nothing(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        tell_mentioned("Nothing here", News(Kind.MENTION, "task:5"), by=world.marek, at=NOON)


def test_somebody_who_left_is_not_meant(world):
    gone = make_person("Ina Rot", is_active=False)

    assert tell_mentioned("@Ina", News(Kind.MENTION, "task:5"), by=world.marek, at=NOON) == []
    assert gone.notices.count() == 0
