"""What we answer when something cannot be done: application/problem+json (RFC 9457), with a sentence that helps."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MEDIA_TYPE = "application/problem+json"
TYPES = "/api/v1/#"

# kind: status and title. The kind is the last part of `type` and a place on the page of operations.
KINDS: dict[str, tuple[int, Any]] = {
    "unreadable": (400, gettext_lazy("We cannot read that")),
    "token-in-address": (400, gettext_lazy("A token in the address")),
    "no-token": (401, gettext_lazy("No token that is good")),
    "not-allowed": (403, gettext_lazy("Not allowed")),
    "not-found": (404, gettext_lazy("Not found")),
    "not-that-way": (405, gettext_lazy("Not that way")),
    "conflict": (409, gettext_lazy("Somebody was faster")),
    "stale": (412, gettext_lazy("Changed meanwhile")),
    "too-large": (413, gettext_lazy("Too large")),
    "not-json": (415, gettext_lazy("Not JSON")),
    "not-bytes": (415, gettext_lazy("Not the bytes of a file")),
    "invalid": (422, gettext_lazy("Something is not right with it")),
    "which-state": (428, gettext_lazy("Which state do you mean")),
    "too-often": (429, gettext_lazy("Too often")),
    "ours": (500, gettext_lazy("We stumbled")),
}


class Problem(Exception):
    """Raised anywhere behind the door; nothing was written."""

    def __init__(
        self,
        kind: str,
        detail: Any,
        *,
        errors: list[dict[str, str]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind, self.detail, self.errors, self.headers = kind, detail, errors, headers or {}

    @property
    def status(self) -> int:
        return KINDS[self.kind][0]


def wrong(field: str, detail: Any) -> Problem:
    """One field of what was sent."""
    return wrongs([(field, detail)])


def wrongs(errors: list[tuple[str, Any]]) -> Problem:
    said = [{"field": field, "detail": str(detail)} for field, detail in errors]
    return Problem("invalid", _("Put right what is named below and send it again. Nothing was changed."), errors=said)


def not_found() -> Problem:
    return Problem("not-found", _("There is nothing here that this token may see. Look at the id and the address."))


def overtaken(detail: Any) -> Problem:
    return Problem("conflict", detail)


def answer(problem: Problem) -> HttpResponse:
    status, title = KINDS[problem.kind]
    said: dict[str, Any] = {
        "type": f"{TYPES}{problem.kind}", "title": str(title), "status": status, "detail": str(problem.detail),
    }  # fmt: skip
    if problem.errors:
        said["errors"] = problem.errors
    text = json.dumps(said, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers=problem.headers)
