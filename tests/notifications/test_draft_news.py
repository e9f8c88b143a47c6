"""A draft that came by itself is told to whoever has the client, once."""

from tests.world import NOW, TODAY
from vinculo.money.instalments.billing import bill_due
from vinculo.money.models import Instalment
from vinculo.notifications.draft_news import look_at_drafts
from vinculo.notifications.models import Notice
from vinculo.notifications.wording import worded


def test_the_owner_of_the_client_hears_of_it_once(world):
    Instalment.objects.create(
        client=world.luna, project=world.shop, text="Care in March", amount=100_00, currency="EUR", on=TODAY
    )
    (draft,) = bill_due(TODAY, at=NOW)

    assert (look_at_drafts(NOW), look_at_drafts(NOW)) == (1, 0)
    (told,) = worded(list(Notice.objects.all()), TODAY)
    assert (told.notice.person, told.address) == (world.marek, f"/invoices/{draft.pk}/")
    assert told.sentence == "The draft of an invoice for Café Luna is ready to be looked at: “Care in March”"


def test_nothing_is_told_of_what_was_issued_or_dropped(world):
    Instalment.objects.create(client=world.luna, text="Care", amount=1, currency="EUR", on=TODAY)
    (draft,) = bill_due(TODAY, at=NOW)
    type(draft).objects.filter(pk=draft.pk).update(deleted_at=NOW)

    assert look_at_drafts(NOW) == 0
