"""
The link for somebody who is no client yet: it opens one quote, for one yes, until it runs out or is taken back. Only
its digest is kept, so whoever reads our database opens nothing with it. Saying yes needs a code sent to that address.
"""

import secrets
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.access.keyed import keyed
from vinculo.money.models import Quote, QuoteLink
from vinculo.people.models import Organization, Person

LONGEST = timedelta(days=60)


@transaction.atomic
def make(quote: Quote, *, by: Person | None, at: datetime) -> tuple[QuoteLink, str]:
    """A fresh link and its secret, for the mail; those made before open nothing any more."""
    revoke(quote, at=at)
    secret = secrets.token_urlsafe(32)
    link = QuoteLink.objects.create(
        quote=quote, digest=keyed("quote-link", secret), email=quote.email, created_at=at, expires_at=_until(quote, at),
        by=by,
    )  # fmt: skip
    return link, secret


def revoke(quote: Quote, *, at: datetime) -> int:
    """Whatever is out opens nothing any more; how many there were."""
    return quote.links.filter(used_at=None, revoked_at=None).update(revoked_at=at)


def of_secret(secret: str, *, at: datetime) -> QuoteLink | None:
    """The link, as long as it opens something. Unknown, run out, used and taken back are all the same: None."""
    if not secret or len(secret) > 100:
        return None
    open_ = QuoteLink.objects.filter(digest=keyed("quote-link", secret), used_at=None, revoked_at=None)
    open_ = open_.filter(expires_at__gt=at, quote__deleted_at=None, quote__current__sent_at__isnull=False)
    still = open_.exclude(quote__state__in=(Quote.State.DRAFT, Quote.State.WITHDRAWN))
    return still.select_related("quote__current", "quote__owner", "quote__opportunity__lead").first()


def note_opened(link: QuoteLink, *, at: datetime) -> None:
    QuoteLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at)


def use(link: QuoteLink, *, at: datetime) -> bool:
    """Once, and only while it is open: of two at the same time one."""
    still = QuoteLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None, expires_at__gt=at)
    return still.update(used_at=at) == 1


def _until(quote: Quote, at: datetime) -> datetime:
    """As long as the quote holds, by our clock, and not for ever."""
    house = Organization.current()
    zone = ZoneInfo(house.time_zone if house else "UTC")
    holds = quote.current.valid_until if quote.current else None
    if holds is None:
        return at + LONGEST
    end = datetime(holds.year, holds.month, holds.day, tzinfo=zone) + timedelta(days=1)
    return min(max(end, at + timedelta(days=1)), at + LONGEST)
