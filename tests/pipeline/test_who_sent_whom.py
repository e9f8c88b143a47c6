"""Who sent whom, as trees, and what came of it."""

from collections import Counter

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.world import make_client
from vinculo.clients.models import ClientRelation
from vinculo.pipeline.models import Lead, Opportunity, Referral, Stage
from vinculo.pipeline.who_sent_whom import Somebody, trees, who_sent_whom


def somebody(name):
    return Somebody(("client", ord(name)), name)


def grown(*pairs, **won):
    """The tree of pairs like "AB": A sent B. `won` by name, in cents."""
    brought = {ord(name): Counter({"EUR": cents}) for name, cents in won.items()}
    return trees([(somebody(one), somebody(other)) for one, other in pairs], brought)


def drawn(links):
    return ["  " * link.depth + link.who.name + ("*" if link.is_again else "") for link in links]


def test_chains_hang_one_under_the_other():
    assert drawn(grown("AB", "BC", "AD")) == ["A", "  B", "    C", "  D"]


def test_each_says_what_came_through_them():
    links = {link.who.name: link for link in grown("AB", "BC", A=9, B=100, C=40)}

    assert (links["A"].brought, links["B"].brought) == (Counter(EUR=140), Counter(EUR=40))
    assert (links["A"].sent, links["A"].followed, links["C"].won) == (1, 2, Counter(EUR=40))


def test_currencies_do_not_mix():
    pairs = [(somebody("A"), somebody("B")), (somebody("A"), somebody("C"))]
    root = trees(pairs, {ord("B"): Counter(EUR=5), ord("C"): Counter(PLN=7)})[0]

    assert root.brought == Counter(EUR=5, PLN=7)


def test_whom_two_have_sent_counts_for_the_first():
    links = grown("AC", "BC", C=10)

    assert drawn(links) == ["A", "  C", "B", "  C*"]
    assert [link.brought for link in links if link.who.name in "AB"] == [Counter(EUR=10), Counter()]


def test_circles_end():
    assert drawn(grown("AB", "BA")) == ["A", "  B", "    A*"]
    assert drawn(grown("AA")) == []


def test_a_pair_stands_once():
    assert drawn(grown("AB", "AB")) == ["A", "  B"]


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=20))
def test_every_pair_is_one_line_and_every_amount_counts_once(pairs):
    links = grown(*("".join(pair) for pair in pairs), **dict.fromkeys("ABCDEF", 1))
    lines = {(links[one.under].who.name, one.who.name) for one in links if one.under is not None}
    placed = [one.who.name for one in links if not one.is_again]

    assert lines == {pair for pair in pairs if pair[0] != pair[1]}
    assert sorted(placed) == sorted({name for pair in lines for name in pair})
    roots = [one for one in links if one.under is None]
    assert sum(one.brought["EUR"] + one.won["EUR"] for one in roots) == len(placed)


@pytest.fixture
def sent(world):
    """Ana of Café Luna sent Taller Otero."""
    return Referral.objects.create(client=world.luna, contact=world.ana, sent_client=world.otero, at=timezone.now())


def test_notes_on_client_pages_count_once(world, sent, django_assert_num_queries):
    ClientRelation.objects.create(client=world.luna, other=world.otero, kind="referred")
    third, _contact = make_client("Pan y Mar", owner=world.iga, team=world.south)
    ClientRelation.objects.create(client=world.otero, other=third, kind="referred")
    ClientRelation.objects.create(client=third, other=world.luna, kind="same_group")

    with django_assert_num_queries(3):
        links = who_sent_whom(world.rita)

    assert drawn(links) == ["Café Luna", "  Taller Otero", "    Pan y Mar"]


def test_what_a_lead_became_takes_its_place(world):
    lead = Lead.objects.create(name="Pau", received_at=timezone.now(), client=world.otero)
    Referral.objects.create(client=world.luna, lead=lead, at=timezone.now())
    Referral.objects.create(referrer="A friend", sent_name="Somebody", at=timezone.now())

    assert drawn(who_sent_whom(world.rita)) == ["A friend", "  Somebody", "Café Luna", "  Taller Otero"]


def test_won_work_is_what_they_brought(world, sent):
    stage = Stage.objects.first() or Stage.objects.create(key="first")
    common = {"client": world.otero, "stage": stage, "stage_since": timezone.now(), "currency": "EUR"}
    Opportunity.objects.create(title="A page", value=120_000, state="won", **common)
    Opportunity.objects.create(title="More", value=999, state="open", **common)

    assert who_sent_whom(world.rita)[0].brought == Counter(EUR=120_000)


def test_nobody_sees_more_than_the_clients_they_see(world, sent):
    assert (who_sent_whom(world.zofia), who_sent_whom(world.teo)) == ([], [])
    assert len(who_sent_whom(world.marek)) == 2
