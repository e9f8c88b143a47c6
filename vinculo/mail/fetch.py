"""
Fetch what is new in a mailbox. Letters are kept first and understood afterwards, each step in a short transaction: a
process may be killed at any moment, and the next one goes on where the last transaction ended.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from imap_tools import BaseMailBox

from vinculo import jobs
from vinculo.db.locking import lock_named
from vinculo.jobs.crash import crash_point
from vinculo.mail import folders, keeping, take, wire
from vinculo.mail.models import Folder, Received
from vinculo.mail.reading import limits
from vinculo.mailboxes.connecting import imap
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.trouble import Trouble

log = logging.getLogger(__name__)
LOOK_AGAIN = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=2)
AT_A_STRETCH = 8 * 60  # seconds of one job; what is left is for the next
ASKED_AT_ONCE = 500  # sizes of so many letters at a time


def fetch_due() -> None:
    """Asks for every mailbox whose time has come; one that is being fetched is not asked for twice."""
    for pk in Mailbox.objects.fetching(timezone.now()).values_list("pk", flat=True):
        jobs.coalesce("vinculo.mail.fetch.fetch", str(pk), pk)


def fetch_heard(mailbox_id: int) -> None:
    """Asks for a mailbox whose server says that something came: by a key of its own, what is under way may miss it."""
    jobs.coalesce("vinculo.mail.fetch.fetch", f"{mailbox_id}:heard", mailbox_id, True)


@jobs.takes(minutes=10)
def fetch(mailbox_id: int, heard: bool = False) -> None:
    """
    One mailbox, all its folders. A server that cannot be used is left alone for a while, and the mailbox says so.
    `heard`: its server says that something came, so that its time has come whatever was planned.
    """
    asked = Mailbox.objects.listening() if heard else Mailbox.objects.fetching(timezone.now())
    mailbox = asked.filter(pk=mailbox_id).first()
    if mailbox is None:
        return
    try:
        is_done = fetch_mailbox(mailbox, until=time.monotonic() + AT_A_STRETCH)
    except Trouble as why:
        at = timezone.now()
        log.warning("Mailbox %d: %s", mailbox.pk, why)
        again = at + pause_after(mailbox.failures + 1)
        mailbox.went_wrong(at=at, again_at=again, trouble=why.code, facts=why.facts)
        take.take_new(mailbox.pk)
        return
    at = timezone.now()
    mailbox.went_well(at=at, again_at=at + LOOK_AGAIN if is_done else at)
    if not is_done:
        jobs.coalesce("vinculo.mail.fetch.fetch", str(mailbox.pk), mailbox.pk)


def pause_after(failures: int) -> timedelta:
    """Two minutes after the first time, twice as long after each further one, up to two hours."""
    return min(LOOK_AGAIN * 2 ** min(failures - 1, 10), LONGEST_PAUSE)


def fetch_mailbox(mailbox: Mailbox, *, until: float | None = None) -> bool:
    """All that is new in it. False when time ran out before the end. Trouble."""
    take.take_new(mailbox.pk)
    with imap(mailbox) as box:
        for folder in folders.to_read(mailbox, box, at=timezone.now()):
            for ids in _new_in(mailbox, folder, box):
                take.take_in(ids)
                if until is not None and time.monotonic() > until:
                    return False
    return True


def _new_in(mailbox: Mailbox, folder: Folder, box: BaseMailBox) -> Iterator[list[int]]:
    """Ids of the letters that were just kept, portion by portion."""
    numbering = wire.choose(box, folder.name)
    if numbering.uidvalidity != folder.uidvalidity:
        folder.uidvalidity, folder.last_uid = numbering.uidvalidity, 0
        folder.save(update_fields=["uidvalidity", "last_uid"])
    for uids in wire.numbers_after(box, folder.last_uid, numbering, mailbox.since_on):
        for start in range(0, len(uids), ASKED_AT_ONCE):
            asked = uids[start : start + ASKED_AT_ONCE]
            unknown = _unknown(mailbox, wire.sizes(box, asked))
            for portion in wire.in_portions(unknown):
                yield _keep(mailbox, folder, _whole(box, portion))
            _read_up_to(folder, asked[-1])


def _unknown(mailbox: Mailbox, pieces: list[wire.Piece]) -> list[wire.Piece]:
    """
    Those not known by their id and size: after a move, or when the server numbers anew, most are known. What has no id
    is fetched and known by its content.
    """
    ids = {piece.uid: wire.message_id_of(piece.data) for piece in pieces}
    rows = Received.objects.filter(mailbox=mailbox, message_id__in=set(ids.values()) - {""})
    known = set(rows.values_list("message_id", "size"))
    return [piece for piece in pieces if (ids[piece.uid], piece.size) not in known]


def _whole(box: BaseMailBox, portion: list[wire.Piece]) -> list[wire.Piece]:
    small = [piece.uid for piece in portion if piece.size <= limits.MAIL_SIZE]
    large = [piece.uid for piece in portion if piece.size > limits.MAIL_SIZE]
    return sorted([*wire.whole(box, small), *wire.heads(box, large)], key=lambda piece: piece.uid)


def _keep(mailbox: Mailbox, folder: Folder, pieces: Iterable[wire.Piece]) -> list[int]:
    """The files first, then, in one transaction, that they are there and how far the folder was read."""
    letters = {keeping.sha256_of(piece.data): piece for piece in pieces}
    here = Received.objects.filter(mailbox=mailbox)
    for sha in set(here.filter(sha256__in=letters).values_list("sha256", flat=True)):
        del letters[sha]
    keys = {sha: keeping.keep(piece.data) for sha, piece in letters.items()}
    crash_point("mail.stored")
    try:
        return _note(mailbox, folder, letters, keys)
    except BaseException:
        for key in keys.values():
            with suppress(OSError):
                keeping.throw_away(key)
        raise


def _note(mailbox: Mailbox, folder: Folder, letters: dict[str, wire.Piece], keys: dict[str, str]) -> list[int]:
    now = timezone.now()
    with transaction.atomic():
        lock_named(f"mail.keep:{mailbox.pk}")
        here = Received.objects.filter(mailbox=mailbox, sha256__in=letters)
        known = set(here.values_list("sha256", flat=True))
        rows = [_row(mailbox, folder, piece, sha, keys[sha], now) for sha, piece in letters.items() if sha not in known]
        made = Received.objects.bulk_create(rows, batch_size=100)
        if letters:
            _read_up_to(folder, max(piece.uid for piece in letters.values()))
        crash_point("mail.noted")
    for sha in known:
        keeping.throw_away(keys[sha])
    crash_point("mail.kept")
    return [one.pk for one in made]


def _row(mailbox: Mailbox, folder: Folder, piece: wire.Piece, sha: str, key: str, now: datetime) -> Received:
    arrived = min(piece.arrived_at or now, now)
    return Received(
        mailbox=mailbox, folder=folder, uid=piece.uid, key=key, size=piece.size, sha256=sha,
        is_sent=folder.is_sent or folders.is_own_copy(mailbox, folder, piece.data),
        message_id=wire.message_id_of(piece.data[: limits.MEGABYTE])[:300], at=arrived, arrived_at=arrived,
    )  # fmt: skip


def _read_up_to(folder: Folder, uid: int) -> None:
    """Only forward, and only in the numbering it was read in: another process may have read on."""
    here = Folder.objects.filter(pk=folder.pk, uidvalidity=folder.uidvalidity, last_uid__lt=uid)
    here.update(last_uid=uid)
    folder.last_uid = max(folder.last_uid, uid)
