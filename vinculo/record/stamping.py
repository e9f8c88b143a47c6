"""
The head of the record under a time stamp of somebody else (RFC 3161), where one is named in VINCULO_TSA_URL.

What is stamped is the head's own hash, so that `openssl ts -verify -digest <head>` checks it without us. A stamp that
cannot be had is written down as such and tried again; our own clock never takes its place.
"""

import secrets
from datetime import datetime

from asn1crypto import algos, tsp
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from vinculo.record import witnesses
from vinculo.record.chain import SYSTEM, Act, append
from vinculo.record.models import Entry, Witness
from vinculo.record.outbound import Allowed, post

ASKED, ANSWERED = "application/timestamp-query", "application/timestamp-reply"
GRANTED = ("granted", "granted_with_mods")


class NotStamped(Exception):
    """The authority answered something that is no stamp of ours."""


def stamp_head(*, at: datetime | None = None) -> str:
    """Has the head stamped, if there is something new and an authority. In a word what became of it."""
    if not settings.TSA_URL:
        return "off"
    entry = _newest_to_stamp()
    if entry is None:
        return "nothing new"
    try:
        token = stamp(entry.hash)
    except (OSError, NotStamped) as why:
        _note_failure(entry, str(why), at=at or timezone.now())
        return "failed"
    witnesses.note(entry, how=Witness.How.STAMP, where=settings.TSA_URL, token=token, at=at or timezone.now())
    return "stamped"


def _newest_to_stamp() -> Entry | None:
    """A failure says nothing that would need a stamp; what lies before it does."""
    entry = Entry.objects.exclude(kind="record.stamp_failed").newest_first().first()
    if entry is None or Witness.objects.filter(seq__gte=entry.seq, how=Witness.How.STAMP).exists():
        return None
    return entry


@transaction.atomic
def _note_failure(entry: Entry, why: str, *, at: datetime) -> None:
    """Once for an outage, not once an hour."""
    newest = Entry.objects.newest_first().first()
    if newest is None or newest.kind != "record.stamp_failed":
        append(Act("record.stamp_failed", facts={"seq": entry.seq, "because": why[:200]}), actor=SYSTEM, at=at)


def stamp(head: str) -> bytes:
    """The authority's whole answer (a .tsr file) over a hash. OSError, NotStamped."""
    asked = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                "hashed_message": bytes.fromhex(head),
            },
            "nonce": secrets.randbits(63),
            "cert_req": True,
        }
    )
    allowed = Allowed(private=settings.TSA_ALLOW_PRIVATE, plain=settings.TSA_ALLOW_HTTP)
    answer = post(settings.TSA_URL, asked.dump(), media_type=ASKED, allowed=allowed)
    check(answer, asked)
    return answer


def check(answer: bytes, asked: tsp.TimeStampReq) -> None:
    """NotStamped unless it grants a stamp of this very hash, for this very question."""
    try:
        response = tsp.TimeStampResp.load(answer, strict=True)
        status = response["status"]["status"].native
        if status not in GRANTED:
            raise NotStamped(f"it said {status}")
        info = response["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
        is_ours = info["message_imprint"].dump() == asked["message_imprint"].dump()
        is_new = info["nonce"].native == asked["nonce"].native
    except (ValueError, TypeError, KeyError) as why:
        raise NotStamped("it is no time stamp") from why
    if not is_ours or not is_new:
        raise NotStamped("it is a stamp of something else")


def stamped_at(token: bytes) -> datetime | None:
    """When the authority says it was; None for what cannot be read."""
    try:
        response = tsp.TimeStampResp.load(token)
        info = response["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
        at = info["gen_time"].native
    except (ValueError, TypeError, KeyError):
        return None
    return at if isinstance(at, datetime) else None
