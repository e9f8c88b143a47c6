from vinculo.clients.models.client import Client, ClientRelation, Pin, Priority, Profile, SavedView
from vinculo.clients.models.contact import (
    Channel,
    Contact,
    ContactPoint,
    ContactRole,
    ImportantDate,
    PersonalNote,
)

__all__ = [
    "Channel",
    "Client",
    "ClientRelation",
    "Contact",
    "ContactPoint",
    "ContactRole",
    "ImportantDate",
    "PersonalNote",
    "Pin",
    "Priority",
    "Profile",
    "SavedView",
]
