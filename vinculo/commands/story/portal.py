"""The doors of the story: which clients come into the portal, and what they see of their projects there."""

from vinculo.access.models import Access
from vinculo.clients.models import Audience, Client
from vinculo.clients.models.client import Address
from vinculo.commands.story.client import ClientStory
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction
from vinculo.people.models import Organization
from vinculo.projects.models import Milestone, ProjectContact, Task

LET_IN = {
    "Bodegas Arrieta": "", "Księgarnia Pod Lipą": "", "Piekarnia Wrona": "", "Harbour Books": "",
    "Museo del Azulejo": Address.FORMAL,
}  # fmt: skip
EMBER, PHONE = "#993a14", "945 201 844"
NOON, MORNING = "12:00", "10:10"
LETTERS = {
    "es": "{name}: esta semana cerramos el pago con tarjeta y Bizum, ya probado con compras reales.\n\n"
    "Las páginas nuevas llevan cuatro días más de los que te dije. Prefiero enseñarte pocas y bien hechas.\n\n"
    "El viernes te enseño la portada.",
    "pl": "Dzień dobry! W tym tygodniu działa już płatność kartą i BLIK-iem, sprawdzona na prawdziwych zakupach.\n\n"
    "Nowe strony potrzebują czterech dni więcej, niż zapowiadałam. Wolę pokazać mniej, a dobrze zrobionych.\n\n"
    "W piątek pokażę stronę główną.",
    "en": "{name}: card payments work, tried with real purchases.\n\n"
    "The new pages take four days more than I told you. I would rather show you a few that are well made.\n\n"
    "On Friday I show you the front page.",
}


def tell_portal(stories: dict[str, ClientStory]) -> None:
    """`stories` by name of the client. Everybody with a part in a project of theirs may come in."""
    Organization.objects.filter(brand_colour="").update(brand_colour=EMBER, portal_phone=PHONE)
    for name, address in LET_IN.items():
        story = stories[name]
        Client.objects.filter(pk=story.client.pk).update(address=address)
        _let_in(story)
        _share(story)
        _write(story)


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


def _write(story: ClientStory) -> None:
    """The last word on how it goes, which the first page of their portal opens with."""
    part = ProjectContact.objects.filter(project__client=story.client, role=ProjectContact.Role.DECIDER)
    first = part.select_related("contact").order_by("pk").first()
    if first is None:
        return
    letter = Interaction.objects.create(
        client=story.client, project_id=first.project_id, at=story.times.at(-1, MORNING), channel="email",
        direction="out", by=story.owner, audience=Audience.SHARED, shares_status=True,
        summary=LETTERS[story.client.language or "en"].format(name=first.contact.first_name),
    )  # fmt: skip
    letter.contacts.add(first.contact)
    threading.note(letter)
