from vinculo.clients.models.audience import Audience
from vinculo.clients.models.client import (
    BIN_DAYS,
    Client,
    ClientRelation,
    Pin,
    Priority,
    Profile,
    SavedView,
    of_visible_client,
)
from vinculo.clients.models.contact import (
    Channel,
    Contact,
    ContactPoint,
    ContactRole,
    ImportantDate,
    PersonalNote,
)
from vinculo.clients.models.handover import HandoverSheet, Sheet
from vinculo.clients.models.merge import Merge
from vinculo.clients.models.no_notes import NoNotes

__all__ = [
    "Audience",
    "BIN_DAYS",
    "Channel",
    "Client",
    "ClientRelation",
    "Contact",
    "ContactPoint",
    "ContactRole",
    "HandoverSheet",
    "ImportantDate",
    "Merge",
    "NoNotes",
    "PersonalNote",
    "Pin",
    "Priority",
    "Profile",
    "SavedView",
    "Sheet",
    "of_visible_client",
]
