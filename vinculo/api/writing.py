"""Changes: made once, by the verbs that the desk uses too, on the state that was seen, or not at all."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.api import tags
from vinculo.api.asking import Asking, asking_of
from vinculo.api.problems import Problem, not_found, wrong, wrongs
from vinculo.api.reading import JSON, as_json
from vinculo.api.shelf import Deed, Shelf
from vinculo.programs import once
from vinculo.programs.models import Asked

KEY = "Idempotency-Key"
LONGEST_KEY = 200


def make(shelf: Shelf, request: HttpRequest, said: Any) -> HttpResponse:
    assert shelf.make is not None
    asking, verb = asking_of(request), shelf.make[1]
    return _once(shelf, request, lambda: _shown(shelf, asking, verb(asking, said), status=201))


def bring(shelf: Shelf, request: HttpRequest, sent: str, keep: Callable[[], int]) -> HttpResponse:
    """Like `make`, from a file that came in: `sent` is its hash, `keep` gives the id of the new record."""
    asking = asking_of(request)
    return _once(shelf, request, lambda: _shown(shelf, asking, keep(), status=201), sent=sent)


def bring_to(shelf: Shelf, request: HttpRequest, pk: int, sent: str, keep: Callable[[Any], None]) -> HttpResponse:
    """A file for a record as it was seen: `keep` gets the record, locked."""
    asking = asking_of(request)

    def does() -> HttpResponse:
        keep(_seen(shelf, request, asking, pk))
        return _shown(shelf, asking, pk)

    return _once(shelf, request, does, sent=sent)


def act(shelf: Shelf, deed: Deed, request: HttpRequest, pk: int, said: Any) -> HttpResponse:
    asking = asking_of(request)

    def does() -> HttpResponse:
        deed.does(asking, _locked(shelf, asking, pk), said)
        return _shown(shelf, asking, pk)

    return _once(shelf, request, does)


@transaction.atomic
def change(shelf: Shelf, request: HttpRequest, pk: int, said: Any) -> HttpResponse:
    assert shelf.change is not None
    asking = asking_of(request)
    row = _seen(shelf, request, asking, pk)
    _telling(lambda: shelf.change and shelf.change[1](asking, row, said))
    return _shown(shelf, asking, pk)


@transaction.atomic
def remove(shelf: Shelf, request: HttpRequest, pk: int) -> HttpResponse:
    assert shelf.remove is not None
    asking = asking_of(request)
    shelf.remove(asking, _seen(shelf, request, asking, pk))
    return HttpResponse(status=204)


def _locked(shelf: Shelf, asking: Asking, pk: int) -> Any:
    """Nobody changes it until we are done: the row, and behind it the record as it is now."""
    if shelf.found(asking.person).model._default_manager.filter(pk=pk).select_for_update().first() is None:
        raise not_found()
    row = shelf.row(asking.person, pk)
    if row is None:
        raise not_found()
    return row


def _seen(shelf: Shelf, request: HttpRequest, asking: Asking, pk: int) -> Any:
    row = _locked(shelf, asking, pk)
    tags.check(request, tags.tag_of(shelf.show(row)))
    return row


def _shown(shelf: Shelf, asking: Asking, pk: int, *, status: int = 200) -> HttpResponse:
    row = shelf.row(asking.person, pk)
    if row is None:
        return HttpResponse(status=204)  # done, and no longer theirs to see
    shown = shelf.show(row)
    headers = {"ETag": tags.tag_of(shown)}
    if status == 201:
        headers["Location"] = f"/api/v1/{shelf.name}/{pk}"
    return as_json(shown, status=status, headers=headers)


def _once(
    shelf: Shelf, request: HttpRequest, does: Callable[[], HttpResponse], *, sent: str | None = None
) -> HttpResponse:
    """`sent`: the hash of a body that was read already."""
    key = request.headers.get(KEY)
    if key is None:
        with transaction.atomic():
            return _telling(does)
    claim = _claim(request, key, sent)
    if claim.answered_at:
        return _again(shelf, request, claim)
    try:
        with transaction.atomic():
            answer = _telling(does)
            kept = {name: answer[name] for name in ("ETag", "Location") if name in answer}
            body = answer.content.decode()
            once.settle(claim, status=answer.status_code, headers=kept, body=body, at=timezone.now())
    except once.Busy:
        raise _busy() from None
    except BaseException:
        once.let_go(claim)
        raise
    return answer


def _claim(request: HttpRequest, key: str, sent: str | None) -> Asked:
    if not (1 <= len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise wrong(KEY, _("A key has 1 to 200 plain characters; a UUID will do."))
    asking = asking_of(request)
    body = request.body if sent is None else sent.encode()
    what = b"\n".join([(request.method or "").encode(), request.get_full_path().encode(), body])
    try:
        return once.claim(asking.token, key, sha256(what).hexdigest(), at=asking.at)
    except once.Busy:
        raise _busy() from None
    except once.Another:
        raise wrong(KEY, _("Something else was sent under this key within the last day. Take a new key.")) from None


def _busy() -> Problem:
    said = _("The same request is being dealt with at this moment. Ask again in a second.")
    return Problem("conflict", said, headers={"Retry-After": "1"})


def _again(shelf: Shelf, request: HttpRequest, claim: Asked) -> HttpResponse:
    """The answer of then, as long as its record is still theirs to see."""
    about = claim.headers.get("Location", request.path).removeprefix(f"/api/v1/{shelf.name}/").partition("/")[0]
    if claim.body and not (about.isdigit() and shelf.row(asking_of(request).person, int(about))):
        raise not_found()
    headers = {**claim.headers, "Idempotency-Replayed": "true"}
    return HttpResponse(claim.body, status=claim.status, content_type=JSON, headers=headers)


def _telling(does: Callable[[], Any]) -> Any:
    """What a model will not take is told field by field."""
    try:
        return does()
    except ValidationError as refused:
        errors = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
        raise wrongs([(name, " ".join(texts)) for name, texts in errors.items()]) from None
