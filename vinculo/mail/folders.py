"""
Which folders of a mailbox are read: what comes in, what was sent, and those that were chosen. No other is opened, and
the name of no other is kept: in a mailbox of one's own they say much.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesHeaderParser

from django.db import transaction
from django.db.models import Prefetch
from imap_tools import BaseMailBox, FolderInfo

from vinculo.mail.models import Folder
from vinculo.mail.reading import headers, limits
from vinculo.mailboxes import patience
from vinculo.mailboxes.connecting import imap
from vinculo.mailboxes.models import Mailbox

MOST = 20  # chosen folders of one mailbox: each is one more look every two minutes
MOST_SHOWN = 500
LONGEST_NAME = 200
AT_MOST = 15  # seconds waited for the server: somebody waits for the page
SENT_NAMES = ("Sent", "INBOX.Sent", "Sent Items", "Sent Messages", "Enviados", "Wysłane", "[Gmail]/Sent Mail")
# What is offered to nobody, by the server's own mark (RFC 6154) or else by one of the usual names.
LEFT_ALONE = {
    "\\Drafts": ("drafts", "borradores", "kopie robocze", "wersje robocze", "entwürfe", "brouillons"),
    "\\Trash": ("trash", "deleted items", "deleted messages", "papelera", "kosz", "papierkorb", "corbeille"),
    "\\Junk": ("junk", "junk e-mail", "spam", "correo no deseado", "wiadomości-śmieci"),
    "\\All": ("all mail",),
    "\\Flagged": ("starred",),
}
DELIVERED = ("Received", "Return-Path", "Delivered-To", "Authentication-Results")
CANNOT_BE_OPENED = {"\\noselect", "\\nonexistent"}
# For the list of mailboxes: those of each, in its `chosen_folders`.
THOSE_CHOSEN = Prefetch(
    "folders", Folder.objects.exclude(chosen_at=None).order_by("name", "pk"), to_attr="chosen_folders"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A folder of the server, to be chosen. `name` is the server's, `words` its way down from the top."""

    name: str
    words: tuple[str, ...]
    is_chosen: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """`always`: those read anyway. `are_more`: not all of them are shown."""

    always: list[Offer]
    others: list[Offer]
    are_more: bool = False


def chosen(mailbox: Mailbox) -> list[Folder]:
    """In the order of their names. One statement."""
    return list(Folder.objects.filter(mailbox=mailbox).exclude(chosen_at=None).order_by("name", "pk"))


def ask(mailbox: Mailbox) -> Offers:
    """What the server says it has, now; at most as long as somebody waits for a page. Trouble."""
    with patience.at_most(AT_MOST), imap(mailbox) as box:
        there = [one for one in box.folder.list() if _can_be_opened(one)]
        always = [name for name, _is_sent in _always(mailbox, there)]
    return _offers(there, always, {one.name for one in chosen(mailbox)})


def choose(mailbox: Mailbox, names: Iterable[str], *, at: datetime) -> list[Folder]:
    """
    These are read from now on, besides what is read anyway, and no other. What came from one that is no longer chosen
    stays; chosen again, it is read on from where it was left. The server is looked into soon.
    """
    wanted = list(dict.fromkeys(names))
    here = Folder.objects.filter(mailbox=mailbox)
    with transaction.atomic():
        Folder.objects.bulk_create([Folder(mailbox=mailbox, name=name) for name in wanted], ignore_conflicts=True)
        here.filter(name__in=wanted, chosen_at=None).update(chosen_at=at)
        here.filter(name__in=wanted).update(gone_at=None)
        here.exclude(name__in=wanted).exclude(chosen_at=None).update(chosen_at=None, gone_at=None)
        Mailbox.objects.filter(pk=mailbox.pk).update(next_check_at=None)
    return chosen(mailbox)


def to_read(mailbox: Mailbox, box: BaseMailBox, *, at: datetime) -> Iterator[Folder]:
    """
    What comes in first, then what was sent, then what was chosen. A chosen one that the server does not have any more
    is noted and passed over: the others are read all the same.
    """
    wanted = chosen(mailbox)
    there = box.folder.list() if wanted or not mailbox.sent_folder else []
    always = _always(mailbox, there)
    for name, is_sent in always:
        yield _always_read(mailbox, name, is_sent)
    openable = {one.name for one in there if _can_be_opened(one)}
    for folder in wanted:
        if folder.name not in dict(always) and _is_there(folder, openable, at):
            yield folder


def is_own_copy(mailbox: Mailbox, folder: Folder, data: bytes) -> bool:
    """
    A letter of ours that lies in a chosen folder because its writer filed it there. What came over the net carries the
    trace of the server that took it, whatever it says of its sender; a copy that a mail program laid down has none.
    """
    if folder.chosen_at is None:
        return False
    head = BytesHeaderParser().parsebytes(data[: limits.MEGABYTE])
    if any(headers.values(head, name) for name in DELIVERED):
        return False
    return [one.email for one in headers.addresses(head, "From")] == [mailbox.address.lower()]


def _always(mailbox: Mailbox, there: Sequence[FolderInfo]) -> list[tuple[str, bool]]:
    """(name, whether it holds what we sent)."""
    names = [(mailbox.inbox_folder or "INBOX", False)]
    if sent := mailbox.sent_folder or _sent_folder(there):
        names.append((sent, True))
    return names


def _sent_folder(there: Sequence[FolderInfo]) -> str:
    """The one the server calls so (RFC 6154), else one of the usual names; none when there is none."""
    marked = [one.name for one in there if "\\Sent" in one.flags]
    names = {one.name for one in there}
    return next(iter(marked), next((name for name in SENT_NAMES if name in names), ""))


def _always_read(mailbox: Mailbox, name: str, is_sent: bool) -> Folder:
    folder, _made = Folder.objects.get_or_create(mailbox=mailbox, name=name, defaults={"is_sent": is_sent})
    if folder.is_sent != is_sent:
        folder.is_sent = is_sent
        folder.save(update_fields=["is_sent"])
    return folder


def _is_there(folder: Folder, openable: set[str], at: datetime) -> bool:
    is_there = folder.name in openable
    if is_there == (folder.gone_at is not None):
        folder.gone_at = None if is_there else at
        folder.save(update_fields=["gone_at"])
    return is_there


def _can_be_opened(one: FolderInfo) -> bool:
    return not CANNOT_BE_OPENED & {flag.lower() for flag in one.flags} and len(one.name) <= LONGEST_NAME


def _is_left_alone(one: FolderInfo, words: tuple[str, ...]) -> bool:
    names = {name for usual in LEFT_ALONE.values() for name in usual}
    marks = {mark.lower() for mark in LEFT_ALONE}
    return bool(marks & {flag.lower() for flag in one.flags}) or words[-1].casefold() in names


def _offers(there: Sequence[FolderInfo], always: Sequence[str], picked: set[str]) -> Offers:
    words = {one.name: _words(one) for one in there}
    offered = [one for one in there if one.name not in always]
    offered = [one for one in offered if one.name in picked or not _is_left_alone(one, words[one.name])]
    offered.sort(key=lambda one: (one.name not in picked, [word.casefold() for word in words[one.name]]))
    gone = sorted(picked - set(words) - set(always))
    others = [Offer(name, (name,), is_chosen=True, is_gone=True) for name in gone]
    others += [Offer(one.name, words[one.name], is_chosen=one.name in picked) for one in offered]
    return Offers([Offer(name, words.get(name, (name,))) for name in always], others[:MOST_SHOWN],
                  len(others) > MOST_SHOWN)  # fmt: skip


def _words(one: FolderInfo) -> tuple[str, ...]:
    return tuple(filter(None, one.name.split(one.delim))) if one.delim else (one.name,)
