"""A copy of what was sent, in the mailbox's own folder of sent mail, where its owner looks for it."""

from typing import Any

from django.utils import timezone

from vinculo.jobs import takes
from vinculo.letters.models import Letter, State
from vinculo.mailboxes.models import Mailbox

# Servers that put what is sent through them there by themselves.
KEEP_THEIR_OWN = ("gmail.com", "googlemail.com", "office365.com", "outlook.com")
USUAL = ("Sent", "INBOX.Sent", "Sent Items", "Sent Messages", "Enviados", "Wysłane")


def keeps_its_own(host: str) -> bool:
    host = host.lower().rstrip(".")
    return any(host == one or host.endswith(f".{one}") for one in KEEP_THEIR_OWN)


@takes(minutes=3)
def keep_copy(pk: int) -> None:
    """The job. Trouble of the mail server raises, and the queue tries again; what has left stays sent either way."""
    from vinculo.letters.message import bytes_of, message_of  # what it needs is read by the worker alone
    from vinculo.mailboxes import connecting

    letter = Letter.objects.select_related("client", "mailbox", "by", "answers__mail").filter(pk=pk).first()
    if letter is None or letter.state != State.SENT or letter.filed_at or not _wants_one(letter.mailbox):
        return
    assert letter.mailbox is not None
    with connecting.imap(letter.mailbox) as box:
        folder = _folder(letter.mailbox, box)
        if folder and not _is_there(box, folder, letter.message_id):
            box.append(bytes_of(message_of(letter)), folder, dt=letter.dated_at, flag_set=[r"\Seen"])
    letter.filed_at = timezone.now()
    letter.save(update_fields=["filed_at"])


def _wants_one(box: Mailbox | None) -> bool:
    """One that is fetched from, and whose server does not keep copies itself."""
    return bool(box and box.fetches and not box.removed_at and not box.paused_at and not keeps_its_own(box.smtp_host))


def _folder(mailbox: Mailbox, box: Any) -> str:
    """The one in its settings; else what the server calls so; else one with a usual name."""
    if mailbox.sent_folder:
        return mailbox.sent_folder
    folders = list(box.folder.list())
    marked = next((one.name for one in folders if "\\Sent" in one.flags), "")
    names = {one.name for one in folders}
    return marked or next((name for name in USUAL if name in names), "")


def _is_there(box: Any, folder: str, message_id: str) -> bool:
    """After a cut between keeping it and writing that down, the copy is there already."""
    from imap_tools import AND, H

    box.folder.set(folder, readonly=True)
    return bool(box.uids(AND(header=H("Message-ID", message_id))))
