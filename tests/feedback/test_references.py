"""What a reference may be used for, and when it may not."""

from datetime import timedelta

from tests.world import NOW, TODAY
from vinculo.clients.acting import acting
from vinculo.feedback import consent
from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import Standing
from vinculo.record.models import Entry

YES = consent.Yes("They keep their word", ["website"], "full", TODAY + timedelta(days=100))


def made(world, **fields):
    return Reference.objects.create(client=world.luna, contact=world.ana, asked_at=NOW, **fields)


def test_each_reference_stands_in_one_place_and_lists_agree(world):
    days = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=30), TODAY + timedelta(days=31))
    for is_given in (None, True, False):
        for uses in ([], ["press"]):
            for expires_on in days:
                for withdrawn_at in (None, NOW):
                    made(world, is_given=is_given, uses=uses, expires_on=expires_on, withdrawn_at=withdrawn_at)

    for reference in Reference.objects.all():
        lists = [one for one in Standing if Reference.objects.standing(one, TODAY).filter(pk=reference.pk).exists()]
        assert lists == [reference.standing(TODAY)]
        in_force = Reference.objects.in_force(TODAY).filter(pk=reference.pk).exists()
        assert in_force == reference.may_be_used(TODAY)


def test_what_was_taken_back_is_not_given_by_an_old_page(world):
    one, ana = made(world), acting(world.ana, proof="code")
    consent.give(one, YES, how="portal", actor=ana, at=NOW)
    consent.withdraw(one, because="", actor=ana, at=NOW)

    assert consent.give(one, YES, how="portal", actor=ana, at=NOW) is False
    assert consent.withdraw(one, because="", actor=ana, at=NOW) is False
    assert consent.decline(one, how="portal", actor=ana, at=NOW) is False
    one.refresh_from_db()
    assert one.standing(TODAY) == Standing.WITHDRAWN


def test_the_record_names_who_gave_it_how_and_what_for(world):
    one = made(world)
    consent.give(one, YES, how="portal", actor=acting(world.ana, proof="code"), at=NOW)

    entry = Entry.objects.get(kind="reference.given")
    assert entry.subject == f"reference:{one.pk}"
    assert (one.refresh_from_db(), one.folded) == (None, "they keep their word")
