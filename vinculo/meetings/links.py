"""The address of a video call, from what the house has set up."""

import secrets
from urllib.parse import urlsplit

from vinculo.meetings.models import VideoPlace
from vinculo.people.models import Organization

ROOM = "{room}"
EXAMPLES = {
    "Jitsi": "https://meet.jit.si/{room}",
    "Google Meet": "https://meet.google.com/abc-defg-hij",
    "Zoom": "https://zoom.us/j/1234567890",
    "Microsoft Teams": "https://teams.microsoft.com/l/meetup-join/…",
}


class NotALink(ValueError):
    """It is no address of a page that others can open."""


def checked(address: str) -> str:
    """The address if it can be one: https, a host, at most one place for the room, in its path. NotALink."""
    parts = urlsplit(address.strip())
    plain = address.replace(ROOM, "")
    if parts.scheme != "https" or not parts.hostname or "." not in parts.hostname or parts.username:
        raise NotALink(address)
    if any(sign in plain for sign in "{}<>\"' ") or address.count(ROOM) > 1 or ROOM in parts.netloc:
        raise NotALink(address)
    return address.strip()


def link_for(organization: Organization | None) -> str:
    """The address for a new meeting: with a room nobody can guess, where the house asks for rooms. "" without one."""
    place = VideoPlace.objects.filter(organization=organization).first() if organization else None
    return place.address.replace(ROOM, room()) if place else ""


def room() -> str:
    """Three groups of letters that nobody can guess and everybody can read out."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(6)) for _ in range(3))
