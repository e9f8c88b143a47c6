"""What both sides decided. A decision is written down with the exchange it was made in: POST /interactions."""

from datetime import datetime

from django.db.models import QuerySet

from vinculo.api.kinds import Shown
from vinculo.api.shelf import Shelf
from vinculo.api.shelves import by
from vinculo.conversations.models import Decision
from vinculo.people.models import Person


class DecisionShown(Shown):
    id: int
    client_id: int
    project_id: int | None
    interaction_id: int | None
    text: str
    audience: str
    at: datetime
    confirmed_at: datetime | None
    by_id: int | None


def found(person: Person) -> QuerySet[Decision]:
    rows: QuerySet[Decision] = Decision.objects.visible_to(person).filter(client__deleted_at=None)
    return rows


shelf = Shelf(
    name="decisions", one="a decision", area="talks", shown=DecisionShown, found=found,
    filters={
        "client_id": by.CLIENT, "project_id": by.PROJECT,
        "confirmed": by.filled("confirmed_at", "In writing or not."),
    },
    orders={"at": "at"},
)  # fmt: skip
