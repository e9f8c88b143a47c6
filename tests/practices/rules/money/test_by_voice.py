from datetime import timedelta

import pytest

from tests.practices.make import NOW, ago, change, contact, found, invoice, only, quote, relationship
from vinculo.practices.rules.money.by_voice import practice


def sent(**fields):
    return relationship(quotes=[quote(ago(1), **fields)])


def test_stays_quiet_with_a_talk_ahead_or_just_begun():
    assert found(practice, sent(talk_at=NOW + timedelta(days=2))) == []
    assert found(practice, sent(talk_at=NOW - timedelta(minutes=119))) == []


def test_stays_quiet_once_it_was_spoken_or_is_over():
    assert found(practice, sent(spoken_at=NOW)) == []
    assert found(practice, sent(over_at=NOW)) == []


def test_fires_for_a_price_without_a_talk():
    finding = only(found(practice, sent()))

    assert finding.facts == {
        "contact": "Ana", "contact_name": "Ana Prado", "number": "Q-2026-0007", "quote": "Online shop",
    }  # fmt: skip


def test_is_for_a_talk_on_a_channel_they_speak_on():
    writes = contact(preferred_channel="email", unwanted_channels=("phone",))
    priced = relationship(contacts=[writes], quotes=[quote(ago(1))])

    assert only(found(practice, priced)).channel == "video"


def test_asks_how_a_talk_went():
    finding = only(found(practice, sent(talk_at=NOW - timedelta(hours=2))))

    assert finding.channel == ""  # that is for writing down at home
    assert finding.facts["talked"] == "Online shop"
    assert found(practice, sent(talk_at=NOW - timedelta(hours=2)), NOW, hours=4) == []


def waiting(**fields):
    """An invoice above the usual that was written two working days ago and has not left."""
    given = {"issued_at": ago(2), "sent_at": None, "needs_talk": True, "issued_by_id": 8, **fields}
    return relationship(invoices=[invoice(-30, **given)])


@pytest.mark.parametrize(
    "fields",
    [
        {"needs_talk": False}, {"issued_at": NOW}, {"sent_at": NOW}, {"spoken_at": NOW},
        {"talk_at": NOW + timedelta(days=1)},
    ],
)  # fmt: skip
def test_stays_quiet_about_an_invoice_that_is_usual_new_sent_spoken_of_or_has_its_talk(fields):
    assert found(practice, waiting(**fields)) == []


def test_fires_for_an_invoice_above_the_usual_that_waits():
    finding = only(found(practice, waiting()))

    assert (finding.person, finding.facts["invoice"]) == (8, "F-2026-0001")


def test_asks_how_the_talk_about_an_invoice_went():
    assert only(found(practice, waiting(talk_at=ago(1)))).facts["invoiced"] == "F-2026-0001"


def estimated(**fields):
    given = {"state": "estimated", "costs": True, "asked_at": ago(5), "estimated_at": ago(2), "by_id": 8, **fields}
    return relationship(changes=[change(**given)])


@pytest.mark.parametrize("fields", [{"costs": False}, {"spoken_at": NOW}, {"state": "accepted"}, {"estimated_at": NOW}])
def test_stays_quiet_about_a_change_that_is_free_spoken_of_decided_or_new(fields):
    assert found(practice, estimated(**fields)) == []


def test_fires_for_a_change_whose_price_nobody_spoke_about():
    assert only(found(practice, estimated())).facts["change"] == "Gift cards"
