"""The doors of the story: which clients come into the portal, and what they see of their projects there."""

from vinculo.access.models import Access
from vinculo.clients.models import Audience, Client
from vinculo.clients.models.client import Address
from vinculo.commands.story.client import ClientStory
from vinculo.conversations.models import Interaction
from vinculo.people.models import Organization
from vinculo.projects.models import Milestone, ProjectContact, Task

LET_IN = {
    "Bodegas Arrieta": "", "Księgarnia Pod Lipą": "", "Piekarnia Wrona": "", "Harbour Books": "",
    "Museo del Azulejo": Address.FORMAL,
}  # fmt: skip
EMBER, PHONE = "#993a14", "945 201 844"
NOON = "12:00"


def tell_portal(stories: dict[str, ClientStory]) -> None:
    """`stories` by name of the client. Everybody with a part in a project of theirs may come in."""
    Organization.objects.filter(brand_colour="").update(brand_colour=EMBER, portal_phone=PHONE)
    for name, address in LET_IN.items():
        story = stories[name]
        Client.objects.filter(pk=story.client.pk).update(address=address)
        _let_in(story)
        _share(story)


def doors(stories: dict[str, ClientStory]) -> list[tuple[str, str]]:
    """Whom one can come in as: mail address and what they are, for the list of logins."""
    clients = [stories[name].client.pk for name in LET_IN]
    parts = ProjectContact.objects.filter(project__client__in=clients).select_related("contact", "project__client")
    rows = {part.contact.email: f"{part.get_role_display()}, {part.project.client.name}" for part in parts}
    return sorted(rows.items(), key=lambda row: row[1])


def _let_in(story: ClientStory) -> None:
    parts = ProjectContact.objects.filter(project__client=story.client).values_list("contact_id", flat=True)
    for contact in set(parts):
        Access.objects.get_or_create(
            contact_id=contact, client=story.client,
            defaults={"invited_at": story.times.at(-60, NOON), "invited_by": story.owner},
        )  # fmt: skip


def _share(story: ClientStory) -> None:
    shared = {"audience": Audience.SHARED}
    Milestone.objects.filter(project__client=story.client).update(**shared)
    Task.objects.filter(project__client=story.client, kind="work").update(**shared)
    Interaction.objects.filter(client=story.client, shares_status=True, direction="out").update(**shared)
