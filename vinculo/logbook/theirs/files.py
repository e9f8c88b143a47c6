"""Files they sent: told once for what came together, and added to what they owe."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import ChangeRequest, Obligation
from vinculo.clients.models import Audience
from vinculo.documents.models import Document, Upload, Version
from vinculo.logbook.searchable import index_documents
from vinculo.logbook.theirs import owed
from vinculo.logbook.theirs.them import Them, in_our_words, said

NAMED = 5


@transaction.atomic
def sent(them: Them, versions: Sequence[Version], *, project_id: int | None, ref: str = "") -> None:
    """
    These came together, for a project or none. `ref`: what they are a part of ("obligation:9", which counts them, or
    "change:5"); what is settled, or not shared, counts nothing more.
    """
    if not versions:
        return
    index_documents(Document.objects.filter(pk__in={version.document_id for version in versions}))
    asked = _obligation(them, ref)
    if asked:
        owed.receive(them, asked, files=len(versions))
        return
    if change := _change(them, ref):
        attach(change, versions)
    with in_our_words():
        names = ", ".join(version.name for version in versions[:NAMED])
        more = len(versions) - NAMED
        if more > 0:
            listed = {"names": names, "number": more}
            names = ngettext("%(names)s and %(number)d more", "%(names)s and %(number)d more", more) % listed
        words = _("Sent: %(files)s") % {"files": names}
    said(them, words, project_id=project_id)


@transaction.atomic
def tell(them: Them, *, project_id: int | None, ref: str) -> int:
    """Says what this contact has sent piece by piece and nobody was told of yet; how many files that is."""
    mine = Upload.objects.filter(by_contact=them.contact, client=them.client_id, project=project_id, owed=ref)
    waiting = list(
        mine.filter(became__isnull=False, told_at=None).select_related("became").select_for_update(of=("self",))
    )
    if not waiting:
        return 0
    Upload.objects.filter(pk__in=[one.pk for one in waiting]).update(told_at=them.at)
    sent(them, [one.became for one in waiting if one.became], project_id=project_id, ref=ref)
    return len(waiting)


def attach(change: ChangeRequest, versions: Sequence[Version]) -> None:
    """They show what they mean by what they ask for; found from both sides."""
    ids = {version.document_id for version in versions}
    if ids:
        change.documents.add(*ids)
        index_documents(Document.objects.filter(pk__in=ids))


def _change(them: Them, ref: str) -> ChangeRequest | None:
    kind, _colon, pk = ref.partition(":")
    if kind != "change" or not pk.isdigit():
        return None
    shared = ChangeRequest.objects.filter(client=them.client_id, audience=Audience.SHARED)
    return shared.exclude(state=ChangeRequest.State.WITHDRAWN).filter(pk=int(pk)).first()


def _obligation(them: Them, ref: str) -> Obligation | None:
    kind, _colon, pk = ref.partition(":")
    if kind != "obligation" or not pk.isdigit():
        return None
    theirs = Obligation.objects.theirs().filter(client=them.client_id, audience=Audience.SHARED, withdrawn_at=None)
    return theirs.filter(pk=int(pk)).first()
