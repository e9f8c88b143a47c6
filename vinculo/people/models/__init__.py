"""Our own side: the organization and the people who work in it."""

from vinculo.people.face import Face
from vinculo.people.models.joining import Invitation, SetUpKey, fingerprint
from vinculo.people.models.organization import Holiday, Language, Logo, Organization, QuestionClock
from vinculo.people.models.person import Person, Role, Team

__all__ = [
    "Face",
    "Holiday",
    "Invitation",
    "Language",
    "Logo",
    "Organization",
    "Person",
    "QuestionClock",
    "Role",
    "SetUpKey",
    "Team",
    "fingerprint",
]
