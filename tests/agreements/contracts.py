"""A contract with Café Luna, as tests need it."""

from datetime import date

from tests.documents.signing.asked import decider
from tests.world import NOW, TODAY
from vinculo.agreements import clauses, drafting, sending
from vinculo.agreements.drafting import Outline
from vinculo.documents.signing.asking import Party


def a_draft(world, *, text="{our.name} bakes for {client.name}.", **terms):
    given = {"starts_on": date(2026, 3, 16), "ends_on": date(2027, 3, 15), **terms}
    outline = Outline(world.luna, "Contract", "en", project=world.shop, terms=given)
    agreement = drafting.draft(outline, by=world.marek, today=TODAY)
    clauses.add(agreement, title="What it is about", text=text)
    drafting.add_duty(agreement, at=NOW, side="ours", what="A shop", due_on=date(2026, 5, 1), owner=world.marek)
    drafting.add_duty(agreement, at=NOW, side="theirs", what="Photos", days_after=10, contact=world.ana)
    return agreement


def send(world, agreement, at=NOW):
    sent = sending.Sending((Party(contact=decider(world)), Party(person=world.marek)))
    return sending.send(agreement, sent, by=world.marek, at=at)


def marek_signs(world, request, at):
    from tests.documents.signing.asked import consent_of
    from vinculo.documents.models import Signer
    from vinculo.logbook.signed import sign
    from vinculo.people.acting import acting

    signer = Signer.objects.select_related("request__client", "person").get(request=request, person=world.marek)
    return sign(signer, consent_of(signer), actor=acting(world.marek, proof="password"), at=at)
