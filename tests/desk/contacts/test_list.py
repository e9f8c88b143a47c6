"""The list of contacts, and what of it fits into other address books."""

import io

from django.utils import timezone

from vinculo.clients.models import ContactPoint, ImportantDate, PersonalNote
from vinculo.exchange.vcard.reading import read


def cards(answer):
    return list(read(io.BytesIO(b"".join(answer.streaming_content))))


def test_one_sees_and_takes_only_contacts_of_ones_clients(world, signed_in):
    me = signed_in(world.zofia)

    assert "Otto Otero" not in me.get("/contacts/").content.decode()
    assert [card.name for card in cards(me.get("/contacts/?export=vcf"))] == ["Ana Prado"]
    assert [card.name for card in cards(signed_in(world.rita).get("/contacts/?export=vcf"))] == [
        "Ana Prado", "Otto Otero",
    ]  # fmt: skip


def test_a_client_narrows_it_and_a_foreign_one_to_nobody(world, signed_in):
    assert [
        card.name for card in cards(signed_in(world.rita).get(f"/contacts/?client={world.otero.pk}&export=vcf"))
    ] == ["Otto Otero"]
    assert cards_or_none(signed_in(world.zofia).get(f"/contacts/?client={world.otero.pk}&export=csv")) == 1


def cards_or_none(answer):
    return len(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines())


def test_a_card_has_every_address_and_none_of_our_notes(world, signed_in):
    ContactPoint.objects.create(contact=world.ana, kind="email", value="ana@home.example", normal="ana@home.example")
    ContactPoint.objects.create(contact=world.ana, kind="phone", value="+34 600 1", normal="346001", label="mobile")
    page = "https://www.linkedin.com/in/ana-prado"
    ContactPoint.objects.create(
        contact=world.ana, kind="url", value=page, normal="linkedin.com/in/ana-prado", label="LinkedIn"
    )
    ImportantDate.objects.create(contact=world.ana, kind="birthday", day=14, month=3, year=1985)
    PersonalNote.objects.create(contact=world.ana, text="Sails on Sundays", by=world.marek, created_at=timezone.now())

    for version in ("vcf", "3.vcf"):
        answer = signed_in(world.rita).get(f"/contacts/{world.ana.pk}/?export={version}")
        content = b"".join(answer.streaming_content)
        assert b"Sundays" not in content
        (card,) = read(io.BytesIO(content))
        assert (card.name, card.company, card.title) == ("Ana Prado", "Café Luna", "Owner")
        assert card.emails == (world.ana.email, "ana@home.example")
        assert card.phones == (("phone", "+34 600 000 000"), ("mobile", "+34 600 1"))
        assert (card.linkedin, card.birthday.year) == (page, 1985)


def test_a_contact_of_others_is_not_there(world, signed_in):
    assert signed_in(world.zofia).get(f"/contacts/{world.otto.pk}/?export=vcf").status_code == 404
