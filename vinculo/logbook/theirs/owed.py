"""Their own part: what they owe us is done, comes later, or arrives piece by piece."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements.models import Obligation
from vinculo.logbook.searchable import index_obligations
from vinculo.logbook.theirs.them import Deed, Them, in_our_words, record, said
from vinculo.web.dates import day


class SettledAlready(Exception):
    """Somebody said before that it is done, or that nobody counts on it any more."""


@transaction.atomic
def done(them: Them, owed: Obligation) -> None:
    """They did it. Raises SettledAlready."""
    if not owed.settle(on=timezone.localdate(them.at), actor=them.actor):
        raise SettledAlready
    with in_our_words():
        _say(them, owed, _("Done: %(what)s") % {"what": owed.what})


@transaction.atomic
def later(them: Them, owed: Obligation, *, to_on: date, because: str) -> None:
    """Not yet: by another day, and why. Raises SettledAlready."""
    from_on = owed.due_on
    if Obligation.objects.open().filter(pk=owed.pk).update(due_on=to_on, updated_at=them.at) != 1:
        raise SettledAlready
    owed.due_on = to_on
    with in_our_words():
        words = {"what": owed.what, "day": day(to_on), "because": because}
        _say(them, owed, _("%(what)s: not yet, on %(day)s. %(because)s") % words)
    facts = {"from_on": from_on.isoformat() if from_on else None, "to_on": to_on.isoformat()}
    _record(them, "owed.moved", owed, because=because, **facts)


@transaction.atomic
def count(them: Them, owed: Obligation, received: int) -> None:
    """So many of what is counted are with us by now; the last one makes it done. Raises SettledAlready."""
    if Obligation.objects.open().filter(pk=owed.pk).update(received=received, updated_at=them.at) != 1:
        raise SettledAlready
    _counted(them, owed)


@transaction.atomic
def receive(them: Them, owed: Obligation, *, files: int) -> None:
    """
    So many files arrived for it. Where it is counted they are added up, and the last one makes it done; whoever owes
    something that is not counted says themselves when it is all there. What is settled stays as it is.
    """
    counted = Obligation.objects.open().filter(pk=owed.pk, wanted__isnull=False)
    if counted.update(received=F("received") + files, updated_at=them.at) == 1:
        _counted(them, owed)
    else:
        with in_our_words():
            _say(them, owed, _("Sent for “%(what)s”: %(files)d") % {"what": owed.what, "files": files})


def _counted(them: Them, owed: Obligation) -> None:
    owed.refresh_from_db(fields=["received", "wanted"])
    if owed.wanted is not None and owed.received >= owed.wanted:
        owed.settle(on=timezone.localdate(them.at), actor=them.actor)
    with in_our_words():
        words = {"what": owed.what, "received": owed.received, "wanted": owed.wanted or owed.received}
        _say(them, owed, _("%(what)s: %(received)d of %(wanted)d are here") % words)
    _record(them, "owed.counted", owed, received=owed.received, wanted=owed.wanted)


def _say(them: Them, owed: Obligation, words: str) -> None:
    said(them, words, project_id=owed.project_id)
    index_obligations([owed])


def _record(them: Them, kind: str, owed: Obligation, *, because: str = "", **facts: str | int | None) -> None:
    words = {"what": owed.what, "because": because}
    record(them, Deed(kind, f"obligation:{owed.pk}", facts, words), project_id=owed.project_id)
