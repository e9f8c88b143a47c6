"""What the record says of talks: what was decided in them, and who was told where things stand."""

from collections.abc import Iterable

from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import Decision, Interaction
from vinculo.record.chain import Act


def decided(decision: Decision) -> Act:
    return Act(
        "decision.noted",
        f"decision:{decision.pk}",
        client_id=decision.client_id,
        project_id=decision.project_id,
        facts={"decided_at": decision.at.isoformat()},
        private={"what": decision.text},
        private_of=f"client:{decision.client_id}",
    )


def told_status(interaction: Interaction, client: Client, contacts: Iterable[Contact]) -> list[Act]:
    """One for each who heard it; one for the client where nobody is named."""
    heard = [(f"contact:{contact.pk}", contact.name) for contact in contacts] or [(f"client:{client.pk}", client.name)]
    return [
        Act(
            "status.delivered",
            f"interaction:{interaction.pk}",
            client_id=client.pk,
            project_id=interaction.project_id,
            facts={"told": key, "channel": interaction.channel, "told_at": interaction.at.isoformat()},
            private={"contact": name},
            private_of=key,
        )
        for key, name in heard
    ]


def taken_back(interaction: Interaction, promises: list[int], decisions: list[int]) -> Act:
    """`promises`, `decisions`: the ids of those that go with it."""
    return Act(
        "exchange.unmade",
        f"interaction:{interaction.pk}",
        client_id=interaction.client_id,
        project_id=interaction.project_id,
        facts={"took_place_at": interaction.at.isoformat(), "promises": promises, "decisions": decisions},
    )
