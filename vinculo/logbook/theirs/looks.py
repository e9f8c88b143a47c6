"""They looked where things stand, or had to ask: noted once a day, so that nothing is counted twice."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.conversations.models import Interaction
from vinculo.db.prepared import prepared
from vinculo.logbook.theirs.them import Deed, Them, in_our_words, record, said
from vinculo.record.models import Entry

OPENED, ASKED = "status.opened", "status.asked"


def looked(them: Them, *, project_id: int | None) -> bool:
    """They read where things stand. False if that was noted today already."""
    subject = them.actor.key
    begins = timezone.localtime(them.at).replace(hour=0, minute=0, second=0, microsecond=0)
    if _since.one(OPENED, subject, them.client_id, begins):
        return False
    record(them, Deed(OPENED, subject), project_id=project_id)
    return True


@transaction.atomic
def asked_how_it_goes(them: Them, *, project_id: int | None) -> Interaction | None:
    """
    They had to ask, and were answered at once from the record. That is our dropped ball, counted once a day: None if
    they asked today before.
    """
    if _since.one(ASKED, them.actor.key, them.client_id, them.at - timedelta(hours=20)):
        return None
    with in_our_words():
        words = _("How is it going? (The portal answered at once.)")
    talk = said(them, words, project_id=project_id, asks_status=True)
    record(them, Deed(ASKED, them.actor.key, {"interaction": talk.pk}), project_id=project_id)
    return talk


@prepared
def _since(kind: str, subject: str, client_id: int, at: object) -> QuerySet[Entry, int]:
    found = Entry.objects.filter(kind=kind, subject=subject, client_id=client_id, at__gte=at)
    return found.values_list("pk", flat=True)[:1]
