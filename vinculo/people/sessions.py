"""Where somebody is signed in, and ending it."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class OpenSession:
    pk: int
    started_at: datetime
    address: str
    device: str
    is_this_one: bool


def open_sessions(person: Person, *, current_key: str, at: datetime) -> list[OpenSession]:
    """The sessions that still let this person in, the newest first."""
    rows = list(UserSession.objects.filter(user=person).order_by("-created_at"))
    stored = {
        session.session_key: session
        for session in Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=at)
    }
    return [
        OpenSession(row.pk, row.created_at, row.ip, device(row.user_agent), row.session_key == current_key)
        for row in rows
        if row.session_key in stored and _lets_in(stored[row.session_key], person)
    ]


def note_session(request: HttpRequest) -> None:
    """Writes down that this person has just signed in here; forgets sessions of theirs that have run out."""
    stored = Session.objects.values("session_key")
    UserSession.objects.filter(user=request.user).exclude(session_key__in=stored).delete()
    UserSession.objects.create_from_request(request)


def end_session(person: Person, pk: int) -> bool:
    """False when this person has no such session."""
    row = UserSession.objects.filter(user=person, pk=pk).first()
    if row is None:
        return False
    row.end()
    return True


def end_sessions(person: Person) -> None:
    """Ends every session of a person, even one nobody wrote down: each carries a hash that changes here."""
    keys = list(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    _forget(person, keys)


def end_other_sessions(request: HttpRequest) -> None:
    """Ends every session of whoever asks but the one they ask with."""
    person, here = request.user, request.session.session_key
    keys = UserSession.objects.filter(user=person).exclude(session_key=here).values_list("session_key", flat=True)
    _forget(person, list(keys))
    request.session[HASH_SESSION_KEY] = person.get_session_auth_hash()


def _forget(person: Person, keys: list[str]) -> None:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    Person.objects.filter(pk=person.pk).update(signed_out_times=F("signed_out_times") + 1)
    person.refresh_from_db(fields=["signed_out_times"])


BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device(user_agent: str) -> str:
    """ "Firefox, Windows" from what a browser says about itself; its own words if we do not know it."""
    names = [next((name for mark, name in known if mark in user_agent), "") for known in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in names if name) or user_agent[:60]


def _lets_in(session: Session, person: Person) -> bool:
    return constant_time_compare(session.get_decoded().get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
