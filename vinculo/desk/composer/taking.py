"""A sent form as a letter: found, understood, kept."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from vinculo.desk.clients.found import client_of
from vinculo.desk.composer.forms import LetterForm
from vinculo.desk.composer.readers import MOST, readers_at
from vinculo.desk.numbers import is_number
from vinculo.documents.arriving import NotKept, TooLarge
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.letters.models import Letter
from vinculo.letters.writing import attach, keep

MOST_WITH_ONE = 20 * 1024 * 1024  # bytes of all files of a letter: what mail servers commonly take


def form_from(request: HttpRequest) -> LetterForm:
    """404 when it is to a client that they may not see."""
    pk = request.POST.get("client", "")
    if not is_number(pk):
        raise Http404
    client = client_of(request, int(pk))
    to, cc = _ids(request, "to"), _ids(request, "cc")
    readers = readers_at(client, chosen=[*to, *cc])
    known = {contact.pk for contact in readers.writable}
    readers.to, readers.cc = ([pk for pk in given if pk in known] for given in (to, cc))
    return LetterForm(request.POST, request.FILES, person=request.user, to_client=client, readers=readers)


def _ids(request: HttpRequest, name: str) -> list[int]:
    return [int(value) for value in request.POST.getlist(name)[:MOST] if is_number(value)]


def too_large() -> str:
    return _("Together the files are too large for a letter. Share them in the portal instead.")


def form_of(request: HttpRequest, letter: Letter, **initial: Any) -> LetterForm:
    """A draft as it was kept."""
    readers = readers_at(letter.client, letter=letter)
    said = {
        "uid": letter.uid,
        "client": letter.client_id,
        "answers": letter.answers_id,
        "question": letter.question_id,
        "nudge": letter.nudge_id,
        "to": readers.to,
        "cc": readers.cc,
        "mailbox": letter.mailbox_id,
        "project": letter.project_id,
        "subject": letter.subject,
        "text": letter.text,
        "quoted": letter.quoted,
        "audience": letter.audience,
        "shares_status": letter.shares_status,
        **initial,
    }
    return LetterForm(initial=said, person=request.user, to_client=letter.client, readers=readers)


def keep_from(form: LetterForm, request: HttpRequest, *, at: datetime, seen: datetime | None = None) -> Letter:
    """
    The draft, with the files that came along as documents of the client. The form has errors when one was not taken.
    NotADraft. Overtaken, if `seen` says what its writer has before them.
    """
    letter = keep(form.cleaned_data["uid"], form.written(), by=request.user, at=at, seen=seen)
    room = MOST_WITH_ONE - sum(letter.attachments.values_list("version__size", flat=True))
    for file in form.cleaned_data["files"]:
        if file is None:
            continue
        room -= file.size or 0
        if room < 0:
            form.add_error("files", too_large())
            break
        try:
            new = NewDocument(form.to_client, letter.project)
            attach(letter, [add_version(new, file, name=file.name or "", at=at, by=request.user)])
        except TooLarge:
            form.add_error("files", _("%(file)s is too large.") % {"file": file.name})
        except NotKept:
            form.add_error("files", _("There is nothing in %(file)s.") % {"file": file.name})
    return letter
