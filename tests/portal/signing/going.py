"""Somebody of theirs in front of a paper, as a browser sees it."""

import re
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.documents.signing.asked import asked, signer_of
from vinculo.documents.signing.consenting import words
from vinculo.portal.shared.signing import fingerprint


def waits_for_ana(world: Any, *others: Any, **fields: Any) -> Any:
    return asked(world, *others, at=timezone.now() - timedelta(minutes=5), **fields)


def typed(request: Any, contact: Any, **more: Any) -> dict[str, Any]:
    place = signer_of(request, contact)
    seen = fingerprint(words(place.request, place.capacity))
    return {"name": contact.name, "agree": "on", "drawn": "", "seen": seen, **more}


def code_for(browser: Client, request: Any, contact: Any) -> str:
    """Asks for a code and reads it in the mail."""
    mail.outbox.clear()
    browser.post(f"/portal/sign/{request.pk}/code/", typed(request, contact))
    found = re.search(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found[0]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"
