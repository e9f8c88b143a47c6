"""Who of us answers to a client, about what."""

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project


def answers_for(client: Client, project: Project | None, area: Area | None = None) -> Person | None:
    """The one who answers for the area, else leads the project, else has the client; None if all of them left."""
    asked = (area and area.responsible, project and project.lead, client.owner)
    return next((person for person in asked if person and person.is_active), None)
