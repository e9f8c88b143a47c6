"""
Servers that say by themselves when something came (IMAP IDLE).

One thread for each mailbox holds a connection and, when it hears of a letter, asks for the same job that the timetable
asks for every two minutes: nothing is fetched here, so nothing can be lost or doubled in a second way. Only one process
listens, by a lease; what it misses, polling finds.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import connections
from django.utils import timezone
from imap_tools import BaseMailBox

from vinculo.jobs import leases
from vinculo.mail.fetch import fetch_heard
from vinculo.mailboxes.connecting import imap
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.trouble import Trouble

log = logging.getLogger(__name__)
LEASE = "listening to mailboxes"
LEASE_SECONDS = 90
LOOK_AGAIN = 30  # seconds: is the lease still ours, which mailboxes are there
MOST = 50  # mailboxes that are listened to; more are polled
RENEW = 14 * 60  # a standard allows 29 minutes; routers forget a silent line after a quarter of an hour
STEP = 20  # seconds after which a thread looks whether it may go on
EMPTY_AT_ONCE = 3  # answers without a word in a row: the line is dead
FIRST_PAUSE, LONGEST_PAUSE = 30, 30 * 60
HELD = 5 * 60  # a line that held so long was a good one
WITHOUT_IDLE = 6 * 60 * 60  # until a server that does not know the word is asked again


@contextmanager
def listening() -> Iterator["Listeners"]:
    """Listens in threads of this process while the block lasts; does not wait for them when it ends."""
    listeners = Listeners()
    thread = threading.Thread(target=listeners.keep, name="listeners", daemon=True)
    thread.start()
    try:
        yield listeners
    finally:
        listeners.ending.set()
        thread.join(2)


class Listeners:
    """The threads of this process, kept in step with the mailboxes there are."""

    def __init__(self) -> None:
        self.me = uuid4().hex
        self.ending = threading.Event()
        self.running: dict[int, Listener] = {}

    def keep(self) -> None:
        while not self.ending.is_set():
            try:
                self.look()
            except Exception:  # the database is away, say: without a lease nobody listens
                log.exception("Listening to mailboxes: tried again in a moment")
            finally:
                connections.close_all()  # those of this thread
            self.ending.wait(LOOK_AGAIN)
        self._stop_all()
        try:
            leases.give_back(LEASE, self.me)
        finally:
            connections.close_all()

    def look(self) -> None:
        """Begin and end threads as the mailboxes want it; end all while another process has the lease."""
        wanted = {box.pk: box for box in Mailbox.objects.listening().order_by("pk")[:MOST]}
        if wanted and not leases.hold(LEASE, self.me, at=timezone.now(), seconds=LEASE_SECONDS):
            wanted = {}
        for pk, listener in list(self.running.items()):
            if pk not in wanted or listener.settings != settings_of(wanted[pk]) or not listener.is_alive():
                listener.ending.set()
                del self.running[pk]
        for pk, box in wanted.items():
            if pk not in self.running:
                self.running[pk] = Listener(box)
                self.running[pk].start()

    def _stop_all(self) -> None:
        for listener in self.running.values():
            listener.ending.set()
        self.running.clear()


def settings_of(mailbox: Mailbox) -> tuple[object, ...]:
    """With others of these it is another connection."""
    names = ("imap_host", "imap_port", "imap_security", "imap_user", "imap_secret", "inbox_folder", "address")
    return tuple(getattr(mailbox, name) for name in (*names, "signs_in_with", "token_url", "client_id"))


class Listener(threading.Thread):
    """Listens to one mailbox until it is told to end, over all that goes wrong with the line."""

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__(name=f"listener {mailbox.pk}", daemon=True)
        self.mailbox, self.settings = mailbox, settings_of(mailbox)
        self.ending = threading.Event()
        self.failures = 0

    def run(self) -> None:
        while not self.ending.is_set():
            pause = self._once()
            self.ending.wait(pause)

    def _once(self) -> float:
        """One connection from its beginning to its end. Gives back the seconds to wait before the next."""
        began = time.monotonic()
        try:
            with imap(self.mailbox) as box:
                if "IDLE" not in box.client.capabilities:
                    return WITHOUT_IDLE
                box.folder.set(self.mailbox.inbox_folder or "INBOX", readonly=True)
                self._ask()  # for what came while nobody listened
                self._hear(box)
                return 0
        except Exception as why:  # whatever a server does: polling says what is wrong with a mailbox
            self.failures = 1 if time.monotonic() - began > HELD else self.failures + 1
            level = logging.INFO if isinstance(why, Trouble) else logging.WARNING
            log.log(level, "Listening to mailbox %d: %s", self.mailbox.pk, why)
            return pause_after(self.failures)

    def _hear(self, box: BaseMailBox) -> None:
        while not self.ending.is_set():
            box.idle.start()
            self._wait(box)
            _done, rest = box.idle.stop()
            if _something_came(rest):  # between the last look and the end
                self._ask()

    def _wait(self, box: BaseMailBox) -> None:
        """Until it is time to say anew that we listen. Trouble when the line is dead."""
        began, empty = time.monotonic(), 0
        while not self.ending.is_set() and time.monotonic() - began < RENEW:
            asked = time.monotonic()
            said = box.idle.poll(timeout=STEP)
            if _something_came(said):
                self._ask()
            empty = empty + 1 if not said and time.monotonic() - asked < STEP / 2 else 0
            if empty == EMPTY_AT_ONCE or any(line.startswith(b"* BYE") for line in said):
                raise Trouble("cut", host=self.mailbox.imap_host)

    def _ask(self) -> None:
        try:
            fetch_heard(self.mailbox.pk)
        finally:
            connections.close_all()  # a thread that waits for hours holds none


def _something_came(said: list[bytes]) -> bool:
    return any(line and line.endswith(b"EXISTS") for line in said)


def pause_after(failures: int) -> float:
    """Half a minute after the first time, twice as long after each further one, up to half an hour."""
    return float(min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE))
