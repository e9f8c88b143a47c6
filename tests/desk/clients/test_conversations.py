"""Everything said with a client: filtered, searched, page by page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from vinculo.conversations.models import Decision, Interaction
from vinculo.db.search import put
from vinculo.logbook.searchable import interaction_doc


def talk(world, number=0, **facts):
    given = {"channel": "phone", "direction": "both", "summary": f"Talk {number}", "by": world.marek}
    at = timezone.now() - timedelta(hours=number)
    return Interaction.objects.create(client=world.luna, at=at, **{**given, **facts})


def shown(response):
    return [entry.text for _day, entries in response.context["days"] for entry in entries]


@pytest.fixture
def conversations(world, signed_in):
    there = signed_in(world.zofia)
    return lambda query="": there.get(f"/clients/{world.luna.pk}/conversations/{query}")


def test_older_ones_follow_without_gap_or_repetition(world, conversations):
    for number in range(45):
        talk(world, number)

    seen, query = [], ""
    for _page in range(3):
        response = conversations(query)
        seen += shown(response)
        query = response.context["older"]

    assert seen == [f"Talk {number}" for number in range(45)]
    assert query == ""


def test_talks_of_one_moment_are_not_lost_between_pages(world, conversations):
    at = timezone.now()
    for number in range(25):
        Interaction.objects.create(client=world.luna, at=at, channel="phone", summary=f"Talk {number}")

    first = conversations()
    second = conversations(first.context["older"])

    assert len({*shown(first), *shown(second)}) == 25


@pytest.mark.parametrize(
    ("show", "texts"),
    [("", ["wrote", "spoke", "agreed"]), ("spoken", ["spoke"]), ("decided", ["agreed"]), ("theirs", ["wrote"])],
)
def test_filters_keep_one_kind(world, conversations, show, texts):
    talk(world, 1, channel="email", direction="in", summary="wrote")
    talk(world, 2, channel="phone", summary="spoke")
    agreed = talk(world, 3, channel="email", direction="out", summary="agreed")
    Decision.objects.create(client=world.luna, interaction=agreed, text="Yes", at=agreed.at)

    assert shown(conversations(f"?show={show}")) == texts


def test_a_word_finds_what_was_said_with_them_only(world, conversations):
    for client in (world.luna, world.otero):
        said = Interaction.objects.create(
            client=client, at=timezone.now(), channel="phone", summary="The catálogo is late"
        )
        put([interaction_doc(said)])

    assert shown(conversations("?q=catalogo")) == ["The catálogo is late"]
    assert shown(conversations("?q=zebra")) == []


def test_a_long_letter_is_cut_and_can_be_read_whole(world, conversations):
    letter = talk(world, summary="word " * 300)

    cut = conversations()
    whole = conversations(f"?whole={letter.pk}")

    assert len(shown(cut)[0]) < 500
    assert shown(whole)[0] == "word " * 300


def test_a_cursor_that_is_not_ours_is_ignored(world, conversations):
    talk(world)

    assert shown(conversations("?before=nonsense")) == ["Talk 0"]
