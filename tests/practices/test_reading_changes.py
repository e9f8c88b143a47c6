"""Change requests arrive with what proves that somebody said yes."""

from datetime import timedelta

import pytest

from tests.world import NOW
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.acting import acting
from vinculo.documents.models import Answer, Approval, Approver, Document, SigningRequest, Version
from vinculo.logbook.theirs import changes
from vinculo.logbook.theirs.them import Them
from vinculo.practices.reading import read

LATER = NOW + timedelta(hours=3)


def approved(change, contact, **said):
    """An approval of the change with one answer."""
    approval = Approval.objects.create(
        client=change.client, project=change.project, about="change", subject_id=change.pk, title="x", sent_at=NOW
    )
    approver = Approver.objects.create(approval=approval, contact=contact)
    Answer.objects.create(approver=approver, at=LATER, language="en", **{"choice": "approve", **said})


@pytest.mark.parametrize(
    ("said", "approved_at"),
    [({}, LATER), ({"choice": "changes"}, None), ({"choice": "talk"}, None), ({"channel": "phone"}, None)],
)
def test_a_yes_in_the_portal_is_a_proof_and_one_on_the_phone_is_none(world, said, approved_at):
    change = ChangeRequest.objects.create(client=world.luna, project=world.shop, number=1, title="Cards", asked_at=NOW)
    other = ChangeRequest.objects.create(client=world.luna, project=world.shop, number=2, title="Bags", asked_at=NOW)
    approved(change, world.ana, **said)

    (found,) = read([world.luna.pk])

    facts = {one.id: one for one in found.changes}
    assert (facts[change.pk].approved_at, facts[other.pk].approved_at) == (approved_at, None)


def test_a_paper_that_all_signed_here_is_a_signature(world):
    wanted = [
        ChangeRequest.objects.create(client=world.luna, project=world.shop, number=n, title="Cards", asked_at=NOW)
        for n in (1, 2, 3)
    ]
    kept = Document.objects.create(client=world.luna, title="Annex", changed_at=NOW)
    paper = {"media_type": "application/pdf", "size": 1, "sha256": "0" * 64, "name": "a.pdf", "at": NOW}
    version = Version.objects.create(document=kept, number=1, key="k", **paper)
    for change, completed_at in zip(wanted, (LATER, None), strict=False):
        SigningRequest.objects.create(
            client=world.luna, title="Annex", version=version, frozen=version, frozen_sha256="0" * 64, language="en",
            sent_at=NOW, about=f"change:{change.pk}", completed_at=completed_at,
        )  # fmt: skip

    (found,) = read([world.luna.pk])

    facts = {one.id: one for one in found.changes}
    assert [facts[one.pk].sealed_at for one in wanted] == [LATER, None, None]


def test_who_asked_in_the_portal_is_known(world):
    them = Them(world.ana, world.luna.pk, acting(world.ana, proof="code"), NOW)
    asked = changes.ask(them, world.shop, what="Gift cards")
    noted = ChangeRequest.objects.create(
        client=world.luna, project=world.shop, number=9, title="Bags", asked_at=NOW, by=world.marek, contact=world.ana
    )

    (found,) = read([world.luna.pk])

    assert {one.id: one.is_from_portal for one in found.changes} == {asked.pk: True, noted.pk: False}
