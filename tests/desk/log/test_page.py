"""The page of an exchange: what came out of it, and what may still come."""

from tests.world import NOW
from vinculo.conversations.models import Interaction, Proposal
from vinculo.conversations.proposals import propose


def test_what_a_letter_seems_to_say_stands_on_its_page_until_somebody_decides(world, signed_in):
    said = "Así no podemos seguir. ¿Cuándo abre la tienda?"
    talk = Interaction.objects.create(client=world.luna, at=NOW, channel="email", direction="in", summary=said)
    propose(talk)
    client = signed_in(world.marek)

    text = client.get(talk.get_absolute_url()).content.decode()
    for one in Proposal.objects.all():
        one.dismiss(by=world.marek, at=NOW)
    after = client.get(talk.get_absolute_url()).content.decode()

    assert [text.count(words) for words in ("A question for us?", "Does it sound tense?", "Take it over")] == [1, 1, 2]
    assert "Take it over" not in after


def test_a_letter_that_felt_tense_is_noted_in_the_inbox(world, signed_in):
    talk = Interaction.objects.create(
        client=world.luna, at=NOW, channel="email", direction="in", summary="Estamos muy decepcionados."
    )
    (feeling,) = propose(talk)
    client = signed_in(world.marek)

    client.post(f"/inbox/proposals/{feeling.pk}/accept/")
    talk.refresh_from_db()

    assert talk.felt == "tense"
