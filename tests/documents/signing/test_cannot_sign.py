"""What cannot be asked, and what ends a request before it is signed."""

from datetime import timedelta

import pytest

from tests.documents.papers import pdf
from tests.documents.signing.asked import LATER, actor_of, asked, contract, decider, kinds, signer_of, signs
from tests.world import NOW
from vinculo.documents import verbs
from vinculo.documents.keeping import add_version
from vinculo.documents.models import Signature, SigningRequest
from vinculo.documents.signing import ending
from vinculo.documents.signing.asking import CannotBeAsked, NotShared, Party
from vinculo.documents.signing.standing import NotOpen, NotTheirTurn, state, waiting
from vinculo.record.models import Entry


def test_edited_after_sending_means_signing_again(world):
    request = asked(world)
    add_version(request.frozen.document, pdf("Another price"), name="Contract.pdf", at=LATER, by=world.marek)

    with pytest.raises(NotOpen):
        signs(request, world.ana)
    assert ending.void_overtaken(at=LATER) == 1

    request.refresh_from_db()
    assert state(request, LATER) == "withdrawn"
    assert kinds(request)[-1] == "signing.void"


def test_control_without_looking_for_newer_versions_it_would_be_signed(world, monkeypatch):
    request = asked(world)
    add_version(request.frozen.document, pdf("Another price"), name="Contract.pdf", at=LATER, by=world.marek)
    monkeypatch.setattr("vinculo.documents.signing.standing.is_overtaken", lambda request: False)

    signs(request, world.ana)

    assert Signature.objects.count() == 1


def test_declined_with_a_reason_ends_it_for_all(world):
    nuria = decider(world, "Nuria Casals")
    request = asked(world, nuria)

    ending.decline(signer_of(request, nuria), because="The date", actor=actor_of(nuria), at=LATER)

    with pytest.raises(NotOpen):
        signs(request, world.ana)
    request.refresh_from_db()
    assert state(request, LATER) == "declined"


def test_a_colleague_signs_instead(world):
    from vinculo.documents.signing.delegating import NotAColleague, delegate

    request, nuria = asked(world), decider(world, "Nuria Casals")
    stranger = world.otto
    mine = signer_of(request, world.ana)

    with pytest.raises(NotAColleague):
        delegate(mine, to=stranger, actor=actor_of(world.ana), at=LATER)
    delegate(mine, to=nuria, actor=actor_of(world.ana), at=LATER)

    with pytest.raises(NotTheirTurn):
        signs(request, world.ana)
    signs(request, nuria)
    request.refresh_from_db()
    assert state(request, LATER) == "signed"


def test_withdrawn_and_run_out_are_not_signed(world):
    request = asked(world, expires_at=NOW + timedelta(minutes=30))

    with pytest.raises(NotOpen):
        signs(request, world.ana)
    assert (ending.note_run_out(at=LATER), ending.note_run_out(at=LATER)) == (1, 0)
    assert state(request, LATER) == "ran_out"

    ending.withdraw(request, because="Other terms", by=world.marek, at=LATER)
    request.refresh_from_db()
    assert state(request, LATER) == "withdrawn"


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("nobody of theirs", {"parties": ()}),
        ("of another client", {"parties": "otto"}),
        ("ran out before", {"expires_at": NOW - timedelta(hours=1)}),
    ],
)
def test_what_cannot_be_asked(world, what, changes):
    from vinculo.documents.signing.asking import Wish, ask

    parties = (Party(contact=world.otto),) if changes.pop("parties", None) == "otto" else ()
    if "expires_at" in changes:
        parties = (Party(contact=decider(world)),)
    wish = Wish(contract(world), parties, "Contract", "en", **changes)

    with pytest.raises(CannotBeAsked):
        ask(wish, by=world.marek, at=NOW)
    assert SigningRequest.objects.count() == 0


def test_what_only_our_team_sees_is_not_sent(world):
    version = contract(world)
    verbs.share(version.document, "team", by=world.marek, at=NOW)

    with pytest.raises(NotShared, match="Share it with Café Luna first"):
        asked(world, version=version)

    assert (SigningRequest.objects.count(), Entry.objects.filter(kind="signing.asked").count()) == (0, 0)
    version.document.refresh_from_db()
    assert version.document.audience == "team"  # control: test_the_paper_is_frozen_as_it_is


def test_kept_to_ourselves_it_waits_for_nobody_until_it_is_shared_again(world):
    request = asked(world)
    document = request.frozen.document
    verbs.share(document, "team", by=world.marek, at=NOW)

    with pytest.raises(NotOpen):
        signs(request, world.ana)
    assert (waiting(LATER).count(), ending.void_overtaken(at=LATER)) == (0, 0)

    verbs.share(document, "shared", by=world.marek, at=NOW)
    assert waiting(LATER).count() == 1
    assert signs(request, world.ana)


def test_one_request_at_a_time_for_a_document(world):
    request = asked(world)

    with pytest.raises(CannotBeAsked):
        asked(world, version=request.version)
