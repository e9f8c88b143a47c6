"""How well somebody fits: what suits, what does not, and what nobody knows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipeline.strangers import a_channel, a_lead
from vinculo.pipeline.ideal import fit_of
from vinculo.pipeline.ideal.fit import DOES_NOT, SUITS, UNKNOWN, Wanted, fit, says
from vinculo.pipeline.models import Trait, TraitValue

TRADE = Wanted(1, "Trade", "choice", 6, {"any": ["food", "wine"]})
SIZE = Wanted(2, "People", "number", 3, {"from": 5, "to": 50})
DECIDES = Wanted(3, "The owner decides", "yes", 1, {"yes": True})
WISHES = st.lists(
    st.one_of(
        st.builds(lambda w: ("choice", w, {"any": ["a"]}, "a", "b"), st.integers(0, 10)),
        st.builds(lambda w: ("number", w, {"from": 5, "to": 9}, "7", "3"), st.integers(0, 10)),
        st.builds(lambda w: ("yes", w, {"yes": True}, "yes", "no"), st.integers(0, 10)),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("trait", "value", "said"),
    [
        (TRADE, "wine", SUITS), (TRADE, "cars", DOES_NOT), (TRADE, "", UNKNOWN),
        (SIZE, "5", SUITS), (SIZE, "50", SUITS), (SIZE, "50.5", DOES_NOT), (SIZE, "4,9", DOES_NOT),
        (SIZE, "many", UNKNOWN), (SIZE, "NaN", UNKNOWN), (DECIDES, "yes", SUITS), (DECIDES, "no", DOES_NOT),
    ],
)  # fmt: skip
def test_one_trait(trait, value, said):
    assert says(trait, value) == said


def test_what_nobody_knows_counts_neither_way():
    found = fit([TRADE, SIZE, DECIDES], {1: "wine", 3: "no"})

    assert (found.percent, found.known, found.dots) == (86, 70, 4)
    assert [reason.says for reason in found.reasons] == [SUITS, UNKNOWN, DOES_NOT]


def test_of_somebody_unknown_nothing_is_said():
    found = fit([TRADE], {})

    assert (found.percent, found.known, found.dots) == (None, 0, 0)


@settings(max_examples=80)
@given(WISHES, st.data())
def test_a_suiting_value_never_lowers_and_another_never_raises(wishes, data):
    traits = [Wanted(n, str(n), kind, weight, asked) for n, (kind, weight, asked, _yes, _no) in enumerate(wishes)]
    values = {
        n: data.draw(st.sampled_from([yes, no]))
        for n, (_kind, _weight, _asked, yes, no) in enumerate(wishes)
        if data.draw(st.booleans())
    }
    n = data.draw(st.sampled_from(range(len(wishes))))
    values.pop(n, None)
    before = fit(traits, values)

    better, worse = (fit(traits, {**values, n: wishes[n][place]}) for place in (3, 4))

    assert 0 <= (before.percent or 0) <= 100
    if before.percent is not None:
        assert worse.percent <= before.percent <= better.percent
    assert before.known <= better.known == worse.known <= 100


def test_the_record_knows_some_by_itself_and_what_was_said_wins(world):
    country = Trait.objects.create(name="Country", key="country", weight=4, wanted={"any": ["ES"]})
    kind = Trait.objects.create(name="Channel", key="channel", weight=2, wanted={"any": ["event"]})
    Trait.objects.create(name="Budget", key="budget", kind="number", weight=4, wanted={"from": 1000})
    near = a_lead(country="ES", channel=a_channel(), budget=150_000, currency="EUR")
    far = a_lead("Pia", country="ES", budget=150_000, currency="PLN")
    TraitValue.objects.create(trait=country, lead=far, value="FR")

    found = fit_of([near, far])

    assert (found[near.pk].percent, found[near.pk].known) == (100, 100)
    assert [(one.says, one.value) for one in found[far.pk].reasons] == [(DOES_NOT, "FR"), (UNKNOWN, ""), (UNKNOWN, "")]
    assert kind.pk == found[far.pk].reasons[1].trait


def test_many_leads_cost_as_many_queries_as_one(world):
    Trait.objects.create(name="Channel", key="channel", weight=2, wanted={"any": ["event"]})
    Trait.objects.create(name="Budget", key="budget", kind="number", weight=4, wanted={"from": 1000})
    leads = [a_lead(f"Nora {n}", channel=a_channel()) for n in range(3)]

    def asked(some):
        with CaptureQueriesContext(connection) as found:
            fit_of(some)
        return len(found)

    assert asked(leads) == asked(leads[:1]) == 4
