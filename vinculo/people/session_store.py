"""Sessions in the database, as the framework keeps them; what every request begins with is put together once."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from vinculo.db.prepared import prepared


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = _stored.one(self.session_key, timezone.now())
        if found is None:
            self._session_key = None
        return found


@prepared
def _stored(key: str | None, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)
