"""The formats that can be imported, and what each holds."""

from enum import StrEnum


class Format(StrEnum):
    """The formats that can be imported. The value is kept with the import."""

    LINKEDIN = "linkedin"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    TABLE = "table"
    VCARD = "vcard"
    EML = "eml"
    MBOX = "mbox"
    TRELLO = "trello"
    TRELLO_CSV = "trello_csv"
    BASECAMP = "basecamp"
    VERSIONONE = "versionone"
    ZOHO = "zoho"
    ZOHO_PROJECTS = "zoho_projects"
    TRACKER = "tracker"
    CALENDAR = "calendar"

    @property
    def holds(self) -> str:
        """What comes out of it: contacts, mail, a board or a whole history."""
        return HOLDS.get(self, "contacts")


HOLDS = {Format.EML: "mail", Format.MBOX: "mail", Format.TRELLO: "board", Format.TRELLO_CSV: "board"}
HOLDS |= dict.fromkeys(
    (
        Format.BASECAMP,
        Format.VERSIONONE,
        Format.ZOHO,
        Format.ZOHO_PROJECTS,
        Format.TRACKER,
        Format.CALENDAR,
    ),
    "history",
)
