"""Letters of ours that went out with one of us as at fault in them."""

from vinculo.conversations.models import Direction, Interaction, Reproach
from vinculo.language.blame import OF_US, find
from vinculo.language.tell import tell
from vinculo.people.models import Person

LONGEST = 200


def notice(interaction: Interaction) -> Reproach | None:
    """
    Note it when a letter of ours puts a fault on one of us by name; once for each letter. Whoever wrote it may say of
    themselves what they like. Three statements at most.
    """
    if interaction.direction != Direction.OUT:
        return None
    others = Person.objects.active().exclude(pk=interaction.by_id or 0).values_list("name", flat=True)
    said = interaction.summary
    found = next(
        (one for one in find(said, others, tell(said, interaction.client.language)) if one.code in OF_US), None
    )
    if found is None:
        return None
    facts = {"passage": found.passage[:LONGEST], "name": found.name, "at": interaction.at}
    reproach, _made = Reproach.objects.get_or_create(
        interaction=interaction,
        defaults={"client_id": interaction.client_id, "project_id": interaction.project_id, **facts},
    )
    return reproach
