"""Many values in one parameter."""

from tests.world import World
from vinculo.clients.models import Client, Contact
from vinculo.db.among import among, among_keys


def test_texts_and_numbers_are_found(world: World) -> None:
    mails = [world.ana.email, 'it\'s "quoted" ñ %s', ""]

    by_mail = Contact.objects.filter(email__in=among(mails))
    by_key = Client.objects.filter(pk__in=among_keys({world.luna.pk, 0}))

    assert (list(by_mail), list(by_key)) == ([world.ana], [world.luna])


def test_among_nothing_is_nobody(world: World) -> None:
    assert not Contact.objects.filter(email__in=among([])).exists()
    assert not Contact.objects.filter(pk__in=among_keys([])).exists()
