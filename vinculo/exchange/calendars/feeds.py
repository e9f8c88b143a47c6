"""Opening a feed by its secret address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo.access.models import Access
from vinculo.clients.language import spoken_to
from vinculo.exchange.calendars import contents
from vinculo.meetings.models import Feed
from vinculo.meetings.models.feed import hashed
from vinculo.people.models import Organization
from vinculo.projects.models import Project

NOTED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The file, and a mark that changes when it does."""

    content: bytes
    etag: str


def read_ours(secret: str, *, at: datetime) -> Reading | None:
    """
    The calendar of one of us, or of a project as they see it, `at` now. None for an unknown or revoked secret, for
    somebody who has left, and for a project they no longer see.
    """
    feed = _found(secret, Q(person__is_active=True))
    if feed is None or feed.person is None:
        return None
    person, project = feed.person, None
    if feed.project_id:
        project = Project.objects.kept().visible_to(person).filter(pk=feed.project_id).first()
        if project is None:
            return None
    with translation.override(person.language), timezone.override(ZoneInfo(person.time_zone)):
        if project is None:
            reading = _reading(contents.of_person(person, at=at), _name(person.name))
        else:
            reading = _reading(contents.of_project(person, project, at=at), project.name)
    _note(feed, at)
    return reading


def read_theirs(secret: str, *, at: datetime) -> Reading | None:
    """
    The calendar of a contact at a client, in their language. None for an unknown or revoked secret, and when they may
    no longer come into the portal there.
    """
    feed = _found(secret, Q(contact__deleted_at=None, client__deleted_at=None))
    if feed is None or feed.contact is None or feed.client is None:
        return None
    if not Access.objects.open().filter(contact=feed.contact, client=feed.client).exists():
        return None
    organization = Organization.current()
    house = organization.time_zone if organization else "UTC"
    language = spoken_to(feed.contact, feed.client, organization)
    with translation.override(language), timezone.override(ZoneInfo(feed.contact.time_zone or house)):
        events = contents.of_contact(feed.contact.pk, feed.client, at=at)
        reading = _reading(events, organization.name if organization else "Vínculo")
    _note(feed, at)
    return reading


def _found(secret: str, alive: Q) -> Feed | None:
    if not 20 < len(secret) < 100:
        return None
    along = ("person", "contact", "client")
    return Feed.objects.open().filter(alive, secret_hash=hashed(secret)).select_related(*along).first()


def _name(name: str) -> str:
    return _("Vínculo: %(name)s") % {"name": name}


def _reading(events: object, name: str) -> Reading:
    content = contents.file(events, name)  # type: ignore[arg-type]
    return Reading(content, f'"{sha256(content).hexdigest()[:32]}"')


def _note(feed: Feed, at: datetime) -> None:
    """That it is read, once an hour: calendars ask often."""
    if feed.read_at is None or at - feed.read_at > NOTED_EVERY:
        Feed.objects.filter(pk=feed.pk).update(read_at=at)
