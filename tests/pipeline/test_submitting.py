"""A form filled in, the letter, the link: and everything somebody may try with them."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.pipeline.strangers import a_form, a_lead
from tests.world import NOW
from vinculo.access.limits import TooOften
from vinculo.pipeline.leads import letters
from vinculo.pipeline.leads.submitting import (
    FROM_ONE,
    LINK_LIVES,
    UNCONFIRMED_KEPT,
    Said,
    confirm,
    digest_of,
    forget_unconfirmed,
    knock,
    opens_something,
    secret_of,
    submit,
)
from vinculo.pipeline.models import Lead, LeadConfirmation

NORA = Said(name="Nora Vega", email="Nora@Molino.example", wants="A shop for flour", company="Molino Vega")


def test_a_lead_counts_only_after_the_link(world):
    lead = submit(a_form(owner=world.marek), NORA, at=NOW)

    assert (lead.email, lead.owner, lead.language, lead.came) == ("nora@molino.example", world.marek, "en", "form")
    assert list(Lead.objects.confirmed()) == []
    secret = secret_of(LeadConfirmation.objects.get())
    assert confirm(secret, at=NOW + timedelta(hours=1)) == lead
    assert [one.confirmed_at for one in Lead.objects.confirmed()] == [NOW + timedelta(hours=1)]


def test_the_letter_says_nothing_that_was_typed(world):
    said = Said(name="Buy pills at evil.example\r\nBcc: all@evil.example", email="nora@molino.example", wants="PILLS")
    submit(a_form(), said, at=NOW)

    letters.send_confirmation(LeadConfirmation.objects.get().pk)
    letters.send_confirmation(LeadConfirmation.objects.get().pk)

    (letter,) = mail.outbox
    assert letter.to == ["nora@molino.example"]
    assert letter.subject == "Was it you who wrote to Taller Faro?"
    assert [word for word in ("pills", "PILLS", "evil", "Bcc") if word in letter.message().as_string()] == []
    assert f"/form/confirm/{secret_of(LeadConfirmation.objects.get())}/" in letter.body


def test_the_letter_is_in_the_language_of_the_form(world):
    submit(a_form(language="es"), NORA, at=NOW)

    letters.send_confirmation(LeadConfirmation.objects.get().pk)

    assert mail.outbox[0].to == ["nora@molino.example"]


def test_the_link_works_once_and_for_a_week_and_no_other_does(world):
    submit(a_form(), NORA, at=NOW)
    row = LeadConfirmation.objects.get()
    secret = secret_of(row)

    assert not opens_something("x", at=NOW)
    assert confirm("", at=NOW) is None
    assert confirm(row.digest, at=NOW) is None  # what lies in the database opens nothing
    assert confirm(secret, at=NOW + LINK_LIVES) is None
    assert confirm(secret, at=NOW + timedelta(days=6)) is not None
    assert confirm(secret, at=NOW + timedelta(days=6)) is None
    assert digest_of("\ud83d") != digest_of("")


def test_only_the_digest_is_kept(world):
    submit(a_form(), NORA, at=NOW)

    row = LeadConfirmation.objects.get()

    assert row.digest == digest_of(secret_of(row)) != secret_of(row)


def test_an_address_gets_few_letters_whoever_asks(world):
    form = a_form()

    made = [submit(form, NORA, at=NOW + timedelta(minutes=20 * turn)) for turn in range(7)]
    more = [submit(form, Said("O", "o@oliva.example", "Oil"), at=NOW) for _turn in range(3)]

    assert [one is not None for one in made] == [True] * 5 + [False] * 2
    assert [one is not None for one in more] == [True, True, False]


def test_one_address_of_the_network_may_knock_so_often(world):
    for _turn in range(FROM_ONE):
        knock("192.0.2.7", at=NOW)

    with pytest.raises(TooOften):
        knock("192.0.2.7", at=NOW)
    knock("192.0.2.8", at=NOW)


def test_who_never_followed_the_link_is_forgotten(world):
    old = submit(a_form(), NORA, at=NOW)
    kept = a_lead(came="form", confirmed_at=NOW)
    by_hand = a_lead("Pia", confirmed_at=None)

    assert forget_unconfirmed(at=NOW + UNCONFIRMED_KEPT) == 0
    forget_unconfirmed(at=NOW + UNCONFIRMED_KEPT + timedelta(seconds=1))

    assert set(Lead.objects.all()) == {kept, by_hand}
    assert not LeadConfirmation.objects.filter(lead=old.pk).exists()
