"""
Know a second person at every client.

Where one person is all that we know of a client, their holiday is our silence and their farewell our end. A second
name costs one question while all goes well.
"""

from collections.abc import Iterator

from second_person.texts import said
from vinculo.practices.practice import CONSIDER, Finding, Moment, Parameter, Practice
from vinculo.practices.relationship import Relationship

practice = Practice(
    __name__,
    code="HOUSE-01",
    title=said(
        en="Know a second person",
        es="Conoce a una segunda persona",
        pl="Poznaj drugą osobę",
    ),
    rule=said(
        en="Fires when work has run for a while and we know only one person at the client.",
        es="Salta cuando el trabajo lleva un tiempo en marcha y solo conocemos a una persona del cliente.",
        pl="Odzywa się, gdy praca trwa już jakiś czas, a u klienta znamy tylko jedną osobę.",
    ),
    advice=said(
        en="Ask %(contact)s who else we may turn to: on %(project)s we know nobody but %(contact_name)s.",
        es="Pregunta a %(contact)s a quién más podemos acudir: en %(project)s solo conocemos a %(contact_name)s.",
        pl="Zapytaj, do kogo jeszcze możemy się zwracać. Projekt %(project)s, jedyna znana osoba: %(contact_name)s.",
    ),
    settled_by=said(
        en="A second contact on record.",
        es="Un segundo contacto anotado.",
        pl="Drugi kontakt w kartotece.",
    ),
    source="Our own house",
    urgency=CONSIDER,
    kind="care",
    action="call",
    parameters={"days": Parameter(30, "days", 0, 365)},
)


@practice.check
def only_one_person_known(relationship: Relationship, now: Moment, days: int) -> Iterator[Finding]:
    """One finding for the client, about the work that has run longest."""
    known = relationship.present_contacts
    running = [one for one in relationship.running_projects if (now.today - one.began_on).days >= days]
    if len(known) != 1 or not running:
        return
    project = min(running, key=lambda one: (one.began_on, one.id))
    yield Finding(
        about=relationship.client,
        to=known[0].id,
        reason=f"contact:{known[0].id}",
        channel=known[0].voice,
        facts={**relationship.names(known[0]), "project": project.name},
    )
