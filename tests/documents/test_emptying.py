"""The bin where there are papers: what goes by itself, what stays, and what an administrator deletes for ever."""

from datetime import timedelta

import pytest

from tests.documents.approvals.asked import ask as ask_approval
from tests.documents.papers import png
from tests.documents.signing.asked import asked, contract, signs
from tests.documents.signing.conftest import shared_keys
from tests.world import NOW
from vinculo.clients.models import Client, Contact
from vinculo.documents.emptying import Bound, delete_client, delete_document, empty_bin
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, Signature, SigningRequest, Version
from vinculo.documents.signing import finishing
from vinculo.record.models import Entry
from vinculo.record.verify import check

__all__ = ["shared_keys"]
LATE = NOW + timedelta(days=31)


def thrown_document(world):
    version = add_version(NewDocument(world.luna, title="Flour"), png(), name="a.png", at=NOW, by=world.marek)
    version.document.throw_away(by=world.marek, at=NOW)
    return version.document


def test_a_document_goes_after_thirty_days(world):
    thrown_document(world)

    assert empty_bin(at=NOW + timedelta(days=30)) == 0
    assert empty_bin(at=LATE) == 1
    assert (Document.objects.count(), Version.objects.count()) == (0, 0)


def test_a_document_that_somebody_was_asked_about_stays(world):
    signed, approved = asked(world).frozen.document, ask_approval(world).version.document
    for document in (signed, approved):
        document.throw_away(by=world.marek, at=NOW)

    assert empty_bin(at=LATE) == 0
    for document in (signed, approved):
        with pytest.raises(Bound):
            delete_document(document, by=world.rita, at=LATE)


def test_a_client_with_papers_that_nobody_signed_goes_with_all_of_them(world):
    asked(world)
    ask_approval(world)
    world.luna.throw_away(by=world.rita, at=NOW)

    assert empty_bin(at=LATE) == 1
    assert (SigningRequest.objects.count(), Document.objects.count()) == (0, 0)


def test_a_client_whose_papers_were_signed_stays_and_keeps_nobody_else_in_the_bin(world):
    request = asked(world)
    signs(request, world.ana)
    for record in (world.luna, world.ana, world.otero):
        record.throw_away(by=world.rita, at=NOW)

    assert empty_bin(at=LATE) == 1

    assert set(Client.objects.in_bin()) == {world.luna}
    assert Contact.objects.filter(pk=world.ana.pk).exists()
    assert Signature.objects.count() == 1


def test_an_administrator_deletes_it_for_ever_and_the_record_keeps_the_hash(world):
    request = asked(world)
    signs(request, world.ana)
    finishing.finish(request.pk)
    request.refresh_from_db()
    sealed = request.sealed.sha256
    world.luna.throw_away(by=world.rita, at=NOW)

    delete_client(world.luna, by=world.rita, at=LATE)

    assert not Client.objects.filter(pk=world.luna.pk).exists()
    assert (Signature.objects.count(), SigningRequest.objects.count(), Version.objects.count()) == (0, 0, 0)
    assert sealed in Entry.objects.get(kind="record.client_deleted").body
    assert check().fault is None


def test_control_without_taking_the_signatures_out_first_nothing_goes(world):
    from django.db.models import ProtectedError

    from vinculo.clients.emptying import delete_clients

    asked(world, version=contract(world))

    with pytest.raises(ProtectedError):
        delete_clients([world.luna.pk])
