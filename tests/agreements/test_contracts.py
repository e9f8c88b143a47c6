"""An agreement from the first draft to what both sides owe by it, and what comes after."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from tests.agreements.contracts import a_draft, marek_signs, send
from tests.documents.signing.asked import LATER, signer_of, signs
from tests.portal.visiting import let_in, take_part
from tests.world import NOW, TODAY, make_contact
from vinculo.agreements import clauses, drafting, lasting, sending, starting
from vinculo.agreements.drafting import NotADraft, Outline
from vinculo.agreements.models import Agreement, ContractTemplate, Obligation
from vinculo.agreements.paper import paper_of, told
from vinculo.clients.acting import acting
from vinculo.documents.models import Document
from vinculo.documents.sees import documents_of
from vinculo.documents.signing.asking import CannotBeAsked
from vinculo.documents.signing.delegating import delegate
from vinculo.logbook.signed import decline
from vinculo.portal.shared.agreements import contracts
from vinculo.record.models import Entry
from vinculo.record.verify import check


def kinds(agreement):
    found = Entry.objects.filter(subject=f"agreement:{agreement.pk}").order_by("seq")
    return [kind.partition(".")[2] for kind in found.values_list("kind", flat=True)]


def sign_all(world, agreement):
    request = send(world, agreement)
    signs(request, world.ana)
    marek_signs(world, request, LATER)
    agreement.refresh_from_db()
    return request


def test_both_sign_and_what_it_says_is_owed(world):
    agreement = a_draft(world)
    assert not Obligation.objects.exists()

    sign_all(world, agreement)

    owed = Obligation.objects.order_by("side")
    assert [(one.side, one.what, one.due_on, one.agreement, one.audience) for one in owed] == [
        ("ours", "A shop", date(2026, 5, 1), agreement, "shared"),
        ("theirs", "Photos", date(2026, 3, 21), agreement, "shared"),
    ]
    assert (agreement.signed_on, agreement.document.audience) == (TODAY, "shared")
    assert kinds(agreement) == ["drafted", "sent", "noted"]
    assert check().fault is None


def test_nothing_is_owed_while_one_is_missing(world):
    agreement = a_draft(world)

    signs(send(world, agreement), world.ana)

    agreement.refresh_from_db()
    assert (agreement.signed_on, Obligation.objects.count()) == (None, 0)
    assert Agreement.objects.waiting_at(LATER).get() == agreement


def test_what_waits_for_signatures_is_not_written_in(world):
    agreement = a_draft(world)
    send(world, agreement)

    with pytest.raises(NotADraft):
        drafting.set_terms(agreement, {"price": "1"}, at=LATER, today=TODAY)
    with pytest.raises(NotADraft):
        drafting.add_duty(agreement, at=LATER, what="More")
    with pytest.raises(NotADraft):
        send(world, agreement, at=LATER)
    assert not drafting.drop(agreement, by=world.marek, at=LATER)


def test_who_declines_makes_it_a_draft_that_is_signed_anew(world):
    agreement = a_draft(world)
    request = send(world, agreement)
    actor = acting(world.ana, proof="code")

    decline(signer_of(request, world.ana), because="The dates", actor=actor, at=LATER)
    drafting.set_terms(agreement, {"ends_on": date(2027, 6, 30)}, at=LATER, today=TODAY)
    again = send(world, agreement, at=LATER)

    assert (again.frozen.number, again.frozen.document) == (2, request.frozen.document)
    assert again.frozen_sha256 != request.frozen_sha256


def test_taken_back_it_is_a_draft_again(world):
    agreement = a_draft(world)
    send(world, agreement)

    assert sending.take_back(agreement, because="A slip", by=world.marek, at=LATER)
    assert not sending.take_back(agreement, because="A slip", by=world.marek, at=LATER)
    assert drafting.is_draft(agreement, at=LATER)


@pytest.mark.parametrize("text", ["The price is {price}.", "{client.secret} pays."])
def test_a_field_without_a_value_does_not_go_out(world, text):
    with pytest.raises(CannotBeAsked, match="Nothing stands in"):
        send(world, a_draft(world, text=text))


def test_fields_are_filled_once_and_in_its_language(world):
    world.luna.name = "{price}"
    agreement = a_draft(world, text="{client.name}: {dates}", price="4.800 €", language="en")
    agreement.client = world.luna

    said = told(agreement)["clauses"][0]["blocks"][0]["parts"][0]["text"]

    assert said == "{price}: from Monday 16 March until Monday 15 March 2027"
    assert paper_of(agreement).startswith(b"%PDF-")


def test_an_amendment_moves_the_days_when_it_is_signed(world):
    agreement = a_draft(world)
    sign_all(world, agreement)
    amendment = drafting.amend(agreement, name="Annex 1", language="en", by=world.marek)
    clauses.add(amendment, title="Longer", text="Until {ends_on}.")
    drafting.add_duty(amendment, at=LATER, side="ours", what="A second shop")
    drafting.set_terms(amendment, {"ends_on": date(2027, 9, 30)}, at=LATER, today=TODAY)

    sign_all(world, amendment)

    agreement.refresh_from_db()
    assert (agreement.ends_on, agreement.until_on) == (date(2027, 9, 30), date(2027, 9, 30))
    assert Obligation.objects.get(what="A second shop").agreement == agreement
    with pytest.raises(ValueError, match="only a signed"):
        drafting.amend(amendment, name="More", language="en", by=world.marek)


def test_its_term_goes_on_by_itself_once(world):
    agreement = a_draft(
        world, renewal="itself", renews_months=12, notice=2, notice_in="months", ends_on=date(2026, 3, 10)
    )
    Agreement.objects.update(signed_on=TODAY - timedelta(days=300), until_on=date(2026, 3, 10))

    assert [lasting.renew_by_themselves(TODAY, at=NOW) for _ in range(2)] == [1, 0]

    agreement.refresh_from_db()
    assert (agreement.until_on, agreement.notice_by_on) == (date(2027, 3, 10), date(2027, 1, 10))
    assert agreement.renew_on == date(2027, 3, 11)
    assert [(one.from_on, one.until_on) for one in agreement.renewals.all()] == [(date(2026, 3, 11), date(2027, 3, 10))]


def test_it_is_ended_once_and_goes_on_after_all(world):
    agreement = a_draft(world)
    Agreement.objects.update(signed_on=TODAY)
    agreement.refresh_from_db()

    ended = [lasting.end(agreement, on=TODAY, because="Done", by=world.marek) for _ in range(2)]
    assert (ended, agreement.renew_on) == ([True, False], None)

    lasting.go_on(agreement, by=world.marek, today=TODAY)
    agreement.refresh_from_db()
    assert agreement.is_in_force(TODAY + timedelta(days=1))


def test_both_sides_let_it_go_on(world):
    agreement = a_draft(world, renewal="talk")
    with pytest.raises(lasting.NotInForce):
        lasting.renew(agreement, until_on=date(2028, 3, 15), by=world.marek, at=NOW)
    Agreement.objects.update(signed_on=TODAY)
    agreement.refresh_from_db()

    lasting.renew(agreement, until_on=date(2028, 3, 15), by=world.marek, at=NOW)

    assert (agreement.until_on, agreement.renew_on) == (date(2028, 3, 15), date(2028, 3, 16))


def test_a_template_gives_its_clauses_once(world):
    assert starting.take_over(by=world.rita) == 6
    assert starting.take_over(by=world.rita) == 0
    template = ContractTemplate.objects.get(name="Project", language="en")

    made = drafting.draft(Outline(world.luna, "Contract", "en", template=template), by=world.marek, today=TODAY)

    assert [one.title for one in made.clauses.all()] == [one.title for one in template.clauses.all()]
    assert made.payment_terms == template.payment_terms


def test_starting_texts_name_only_fields_that_are_known():
    from vinculo.agreements.fields import unknown_in

    for language in ("en", "es", "pl"):
        for contract in starting.contracts(language):
            assert unknown_in(" ".join(clause["title"] + clause["text"] for clause in contract["clause"])) == []


def test_clauses_move_and_come_back(world):
    agreement = a_draft(world)
    second = clauses.add(agreement, title="Second", text="…")
    clauses.add(agreement, title="Third", text="…")

    clauses.move(second, by_places=-5)
    second.refresh_from_db()
    clauses.remove(second, at=NOW)
    assert titles(agreement) == ["What it is about", "Third"]

    clauses.put_back(second)
    assert titles(agreement) == ["Second", "What it is about", "Third"]


def titles(agreement):
    return [one.title for one in agreement.clauses.all()]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (False, False)),
        ({"signed_on": TODAY}, (True, False)),
        ({"signed_on": TODAY, "until_on": TODAY}, (True, True)),
        ({"signed_on": TODAY, "until_on": TODAY - timedelta(days=1)}, (False, False)),
        ({"signed_on": TODAY, "until_on": TODAY + timedelta(days=61)}, (True, False)),
        ({"signed_on": TODAY, "ended_on": TODAY}, (True, True)),
        ({"signed_on": TODAY, "ended_on": TODAY - timedelta(days=1)}, (False, False)),
        ({"signed_on": TODAY, "dropped_at": NOW}, (False, False)),
    ],
)
def test_in_force_is_the_same_for_one_and_for_all(world, fields, expected):
    agreement = Agreement.objects.create(client=world.luna, name="Contract", **fields)

    found = Agreement.objects.filter(pk=agreement.pk)

    assert agreement.is_in_force(TODAY) == found.in_force_on(TODAY).exists() == expected[0]
    assert found.ending_soon(TODAY).exists() == expected[1]


def test_its_paper_is_for_those_who_decide_or_sign_and_no_guest_reads_it(world):
    agreement, nuria = a_draft(world), make_contact("Nuria Casals", world.luna)
    let_in(nuria, world.luna)
    take_part(nuria, world.shop, "contributor")
    request = send(world, agreement)
    (document,) = documents_of(world.ana.pk, world.luna.pk)

    before = list(documents_of(nuria.pk, world.luna.pk))
    delegate(signer_of(request, world.ana), to=nuria, actor=acting(world.ana, proof="code"), at=LATER)

    assert (before, list(documents_of(nuria.pk, world.luna.pk))) == ([], [document])
    assert list(Document.objects.visible_to(world.teo)) == []
    assert list(Document.objects.visible_to(world.marek)) == [document]


def test_who_neither_decides_nor_signed_finds_no_way_to_the_paper(world):
    agreement, nuria = a_draft(world), make_contact("Nuria Casals", world.luna)
    let_in(nuria, world.luna)
    take_part(nuria, world.shop, "contributor")
    sign_all(world, agreement)

    shown = [
        contracts(SimpleNamespace(contact_id=one.pk, client_id=world.luna.pk), TODAY + timedelta(days=9))[0]
        for one in (world.ana, nuria)
    ]

    assert [one.paper for one in shown] == [f"/portal/files/{agreement.document_id}/", ""]


def test_the_same_words_make_the_same_paper(world):
    """Without the moment of making, which would change its hash from one second to the next."""
    paper = paper_of(a_draft(world))

    assert b"CreationDate" not in paper and b"ModDate" not in paper
