"""Asked for a yes: frozen, hashed, recorded, and only those who decide are asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, kinds, of, version
from tests.world import make_contact
from vinculo.documents.approvals.asking import CannotBeAsked
from vinculo.documents.models import Version
from vinculo.record.models import Entry


def test_a_version_is_asked_about_as_it_is(world):
    ana, paper = decider(world), version(world)

    approval = ask(world, ana, version=paper)

    entry = Entry.objects.get(kind="approval.asked")
    assert (approval.sha256, approval.version) == (paper.sha256, paper)
    assert paper.sha256 in entry.body and f'"approvers":[{ana.pk}]' in entry.body
    assert "Product page" not in entry.body


def test_words_are_frozen_and_hashed(world):
    ana = decider(world)

    one = ask(world, ana, about="deliverable", title="Ten photos", note="In the folder")
    same = ask(world, ana, about="deliverable", title="Ten photos", note="In the folder")
    other = ask(world, ana, about="deliverable", title="Ten photos", note="On the disk")

    assert one.sha256 == same.sha256 != other.sha256
    assert len(one.sha256) == 64


def test_in_order_only_the_first_has_the_turn(world):
    ana, nora = decider(world), decider(world, "Nora Gil")

    approval = ask(world, nora, ana, in_order=True)

    assert of(approval, nora).asked_at is not None
    assert of(approval, ana).asked_at is None


@pytest.mark.parametrize("role", ["contributor", "observer"])
def test_who_does_not_decide_is_not_asked(world, role):
    nora = decider(world, "Nora Gil", role)

    with pytest.raises(CannotBeAsked, match="Nora Gil"):
        ask(world, nora)


def test_who_cannot_come_in_is_not_asked(world):
    from vinculo.access.models import Access

    ana = decider(world)
    Access.objects.get(contact=ana).remove(at=timezone.now(), by=world.marek)

    with pytest.raises(CannotBeAsked, match="Ana Prado"):
        ask(world, ana)


def test_nobody_of_another_client_is_asked(world):
    with pytest.raises(CannotBeAsked, match="Otto"):
        ask(world, world.otto)


def test_somebody_is_asked_and_each_once(world):
    ana = decider(world)

    with pytest.raises(CannotBeAsked, match="at least one"):
        ask(world, ana, ana)


def test_a_held_version_is_not_shown_to_them(world):
    ana, paper = decider(world), version(world)
    Version.objects.filter(pk=paper.pk).update(state="held")
    paper.refresh_from_db()

    with pytest.raises(CannotBeAsked, match="cannot be shown"):
        ask(world, ana, version=paper)


def test_it_does_not_run_out_before_they_read_it(world):
    with pytest.raises(CannotBeAsked, match="run out"):
        ask(world, expires_at=timezone.now() - timedelta(days=1))


def test_the_paper_they_are_asked_about_is_shared(world):
    paper = version(world)
    document = paper.document
    document.audience = "team"
    document.save(update_fields=["audience"])

    approval = ask(world, version=paper)

    document.refresh_from_db()
    assert document.audience == "shared"
    assert Entry.objects.filter(kind="sharing.changed", subject=f"document:{document.pk}").count() == 1
    assert kinds(approval) == ["approval.asked"]


def test_contacts_stay_apart(world):
    stranger = make_contact("Pau Riera", world.luna)

    with pytest.raises(CannotBeAsked, match="Pau Riera"):
        ask(world, stranger)
