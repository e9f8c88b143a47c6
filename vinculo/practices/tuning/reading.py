"""What is set: now, and as it was set at an earlier moment."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from vinculo.practices.tuning.models import PracticeChange, PracticeSetting
from vinculo.practices.tuning.settings import Scope, Setting, Settings, read


def current_settings(client_ids: Iterable[int]) -> Settings:
    """How practices are set for everybody, for these clients and for their projects; one query."""
    ids = list(client_ids)
    places = Q(client=None, project=None) | Q(client__in=ids) | Q(project__client__in=ids)
    rows = PracticeSetting.objects.filter(places)
    return Settings({(row.practice, row.scope): row.setting for row in rows})


class History:
    """The changes that concern one client, so that replaying its past asks for them once."""

    def __init__(self, client_id: int) -> None:
        places = Q(client=None, project=None) | Q(client=client_id) | Q(project__client=client_id)
        self.changes = list(PracticeChange.objects.filter(places).order_by("at", "pk"))
        self.now = current_settings([client_id])

    def settings_at(self, at: datetime) -> Settings:
        """What was set then. What was set before changes were written down counts as set all along."""
        then: dict[tuple[str, Scope], Setting] = dict(self.now)
        for one in reversed(self.changes):
            if one.at > at:
                then[one.practice, one.scope] = read(one.before)
        return Settings({key: setting for key, setting in then.items() if not setting.says_nothing})
