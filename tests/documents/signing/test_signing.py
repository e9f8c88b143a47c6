"""From asking to the sealed paper: who may sign when, what is written down, what both sides get."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core import mail

from tests.documents.approvals.asked import ask as ask_approval
from tests.documents.papers import pdf
from tests.documents.signing.asked import LATER, asked, contract, decider, kinds, signs
from tests.world import NOW
from vinculo.agreements.models import Agreement
from vinculo.conversations.models import Interaction
from vinculo.documents.approvals.letters import tell_withdrawn
from vinculo.documents.keeping import add_version, open_bytes, whole_bytes
from vinculo.documents.models import Certificate, Signature
from vinculo.documents.sealing import adding, certificates, inert
from vinculo.documents.sealing.checking import check
from vinculo.documents.signing import finishing, letters
from vinculo.documents.signing.standing import NotTheirTurn, state
from vinculo.record.models import Entry, Witness
from vinculo.record.verify import check as check_record


def test_the_paper_is_frozen_as_it_is(world):
    version = contract(world)

    request = asked(world, version=version)

    assert (request.frozen, request.frozen_sha256) == (version, version.sha256)
    assert (request.frozen.pages, request.frozen.document.audience) == (2, "shared")
    assert kinds(request) == ["signing.asked"]


def test_a_text_is_put_on_paper_first(world):
    version = contract(world, b'# Contract\n\nWe bake **bread**. #read("/etc/passwd")\n', name="contract.md")

    request = asked(world, version=version)

    assert request.frozen.number == 2
    assert open_bytes(request.frozen).read(5) == b"%PDF-"
    assert state(request, LATER) == "open"


def test_one_signs_and_it_waits_for_the_other(world):
    nuria = decider(world, "Nuria Casals")
    request = asked(world, nuria)

    signs(request, world.ana)

    request.refresh_from_db()
    assert (state(request, LATER), request.completed_at) == ("open", None)
    with pytest.raises(NotTheirTurn):
        signs(request, world.ana)
    assert Signature.objects.count() == 1


def test_in_order_the_second_waits_for_the_first(world):
    nuria = decider(world, "Nuria Casals")
    request = asked(world, nuria, in_order=True)

    with pytest.raises(NotTheirTurn):
        signs(request, nuria)
    signs(request, world.ana)
    signs(request, nuria)

    request.refresh_from_db()
    assert state(request, LATER) == "signed"


def test_the_agreement_becomes_signed_with_the_last_signature(world):
    agreement = Agreement.objects.create(client=world.luna, project=world.shop, name="Contract", by=world.marek)
    request = asked(world, about=f"agreement:{agreement.pk}")

    signs(request, world.ana)

    agreement.refresh_from_db()
    assert agreement.signed_on == LATER.date()
    said = Interaction.objects.get(channel="portal")
    assert (said.summary, said.direction, said.contacts.get()) == ("Signed “Contract”.", "in", world.ana)


def test_the_agreement_of_another_client_does_not(world):
    agreement = Agreement.objects.create(client=world.otero, name="Contract", by=world.iga)
    request = asked(world, about=f"agreement:{agreement.pk}")

    signs(request, world.ana)

    agreement.refresh_from_db()
    assert agreement.signed_on is None


def test_the_sealed_paper_begins_with_what_was_signed(world):
    request = asked(world)
    signs(request, world.ana, drawn=[[[0, 0], [500, 900], [1000, 100]]])

    finishing.finish(request.pk)

    request.refresh_from_db()
    sealed, frozen = whole_bytes(request.sealed), whole_bytes(request.frozen)
    assert sealed.startswith(frozen)
    inside = adding.attached(inert.reader_of(sealed))
    assert sha256(inside["signed.pdf"]).hexdigest() == request.frozen_sha256
    verdict = check(sealed)
    assert (verdict.is_whole, verdict.is_ours, verdict.marks[0].stamped_at) == (True, True, None)
    assert kinds(request) == ["signing.asked", "signing.signed", "signing.completed", "signing.sealed"]


def test_the_head_of_the_record_is_in_the_paper(world):
    request = asked(world)
    signs(request, world.ana)

    finishing.finish(request.pk)

    request.refresh_from_db()
    witness = Witness.objects.get(how="pdf")
    assert witness.where == request.sealed.sha256
    assert witness.entry.kind == "signing.completed"


def test_finishing_twice_seals_once(world):
    request = asked(world)
    signs(request, world.ana)

    finishing.finish(request.pk)
    finishing.finish(request.pk)

    assert Certificate.objects.seals().count() == 1
    assert request.frozen.document.versions.count() == 2


def test_a_yes_that_is_still_asked_for_is_closed_by_the_sealed_paper(world):
    version, nora = contract(world), decider(world, "Nora Gil")
    approval, other = ask_approval(world, decider(world), nora, version=version), ask_approval(world, nora)
    approval.approvers.update(told_at=NOW)
    request = asked(world, version=version)
    signs(request, world.ana)
    approval.refresh_from_db()
    assert approval.is_open(LATER)  # signed, and not sealed yet

    mail.outbox.clear()
    finishing.finish(request.pk)
    tell_withdrawn(approval.pk)

    approval.refresh_from_db()
    other.refresh_from_db()
    entry = Entry.objects.get(kind="approval.overtaken")
    assert (approval.is_overtaken, approval.withdrawn_because) == (True, "All have signed it in the meantime.")
    assert (entry.subject, entry.client_id) == (f"approval:{approval.pk}", world.luna.pk)
    assert check_record().fault is None
    assert [letter.to for letter in mail.outbox] == [[nora.email]]  # Ana gets the sealed paper
    assert other.is_open(LATER)  # a paper of its own


def test_a_newer_version_alone_closes_no_approval_but_says_that_it_is_there(world, signed_in):
    approval = ask_approval(world, decider(world), version=contract(world))
    add_version(approval.version.document, pdf("Once more"), name="c.pdf", at=NOW, by=world.marek)

    page = signed_in(world.marek).get("/approvals/").text

    assert "Version 2 is there: ask anew" in page
    approval.refresh_from_db()
    assert approval.withdrawn_at is None


def test_both_sides_get_the_paper_once(world):
    request = asked(world)
    signs(request, world.ana)
    finishing.finish(request.pk)
    mail.outbox.clear()

    letters.tell_sealed(request.pk)
    letters.tell_sealed(request.pk)

    request.refresh_from_db()
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([world.ana.email, world.marek.email])
    name, content, kind = mail.outbox[0].attachments[0]
    assert (name, kind) == ("Contract-signed.pdf", "application/pdf")
    assert sha256(content).hexdigest() == request.sealed.sha256
    assert f"/portal/sign/{request.pk}/" in mail.outbox[0].body


def test_a_renewed_seal_still_checks_what_the_old_one_sealed(world):
    request = asked(world)
    signs(request, world.ana)
    finishing.finish(request.pk)
    request.refresh_from_db()

    renewed = certificates.make(by=world.rita, at=LATER)

    assert certificates.current(at=LATER + timedelta(seconds=1)) == renewed
    assert check(whole_bytes(request.sealed)).is_ours
