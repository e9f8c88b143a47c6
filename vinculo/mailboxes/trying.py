"""Try a mailbox out: each server once, and what can be learnt from it."""

from collections import Counter
from dataclasses import dataclass, field

from vinculo.mailboxes import patience
from vinculo.mailboxes.connecting import imap, smtp
from vinculo.mailboxes.models import Mailbox, SendsBy
from vinculo.mailboxes.trouble import Trouble

LOOKED_AT = 8  # of the newest letters, for how the server signs its checks
AT_MOST = 15  # seconds waited for each server: somebody waits for the page


@dataclass(slots=True)
class Trial:
    """What went well and what did not. `letters`: how many lie there. `authserv_ids`: how its server signs."""

    fetching: Trouble | None = None
    sending: Trouble | None = None
    fetched: bool = False
    sent: bool = False
    letters: int = 0
    folders: list[str] = field(default_factory=list)
    authserv_ids: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return self.fetching is None and self.sending is None


def try_out(mailbox: Mailbox) -> Trial:
    """Signs in, looks, changes nothing, sends nothing."""
    with patience.at_most(AT_MOST):
        return _tried(mailbox)


def _tried(mailbox: Mailbox) -> Trial:
    trial = Trial()
    if mailbox.fetches:
        try:
            _fetching(mailbox, trial)
        except Trouble as why:
            trial.fetching = why
    if mailbox.sends_by == SendsBy.SMTP:
        try:
            with smtp(mailbox):
                trial.sent = True
        except Trouble as why:
            trial.sending = why
    return trial


def _fetching(mailbox: Mailbox, trial: Trial) -> None:
    with imap(mailbox) as box:
        trial.folders = [one.name for one in box.folder.list()][:200]
        for name in filter(None, (mailbox.inbox_folder, mailbox.sent_folder)):
            if name.upper() != "INBOX" and name not in trial.folders:
                raise Trouble("folder", folder=name)
        box.folder.set(mailbox.inbox_folder or "INBOX", readonly=True)
        numbers = box.numbers()
        trial.letters, trial.fetched = len(numbers), True
        signed: Counter[str] = Counter()
        for letter in box.fetch(limit=LOOKED_AT, reverse=True, mark_seen=False, headers_only=True):
            signed.update(_signed_by(value) for value in letter.headers.get("authentication-results", ())[:1])
        trial.authserv_ids = [name for name, _count in signed.most_common(3) if name]


def _signed_by(value: str) -> str:
    return "".join(value.partition(";")[0].split()[:1]).lower()
