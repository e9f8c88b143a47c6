"""
The code and the link that a contact comes in with.

Asking does the same for every address: a row, a job. The job finds out whether anybody with that address may come in,
makes code and link, and writes the letter; so neither lies in the queue, and nobody outside learns who is known.

The code works once, for ten minutes, for five tries, in the browser that asked and there only if it is the newest one.
The link works once, for ten minutes, in any browser: it is opened where the mail is read.
"""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, QuerySet

from vinculo import jobs
from vinculo.access import letters
from vinculo.access.keyed import keyed
from vinculo.access.limits import ASKS, LETTERS, TRIES, count
from vinculo.access.models import Access, Code
from vinculo.clients.models import Contact

LIFE = timedelta(minutes=10)
TRIES_OF_A_CODE = 5
SEND = "vinculo.access.codes.send"
SIGN_IN = Code.Purpose.SIGN_IN


class Wrong(Exception):
    """It opens nothing. `over`: whatever is typed, a fresh code is needed."""

    def __init__(self, *, over: bool = False) -> None:
        super().__init__()
        self.over = over


@transaction.atomic
def ask(address: str, *, browser: str, ip: str, at: datetime) -> Code:
    """A code for whoever has this address, known or not. limits.TooOften."""
    address = plain(address)
    count("ask", ip, most=ASKS, at=at)
    count("letter", address, most=LETTERS, at=at)
    mine = Code.objects.filter(address_key=keyed("address", address), browser_hash=keyed("browser", browser))
    mine.open().filter(purpose=SIGN_IN).update(void_at=at)
    code = Code.objects.create(
        address_key=keyed("address", address),
        browser_hash=keyed("browser", browser),
        sent_at=at,
        expires_at=at + LIFE,
    )
    jobs.enqueue(SEND, code.pk, address)
    return code


def send(code_id: int, address: str) -> None:
    """The job behind `ask`. Hashing is done for everybody; the letter goes to whom it may concern."""
    figures, link = f"{secrets.randbelow(10**6):06}", secrets.token_urlsafe(32)
    hashes = {"code_hash": make_password(figures), "link_hash": keyed("link", link)}
    with jobs.once(f"door-code:{code_id}") as first:
        if not first:
            return
        access = accesses_of(address).select_related("contact", "client").first()
        found = Code.objects.open().filter(pk=code_id)
        if found.update(contact=access.contact if access else None, **hashes) == 1 and access:
            letters.send_code(access, figures=figures, link=link, minutes=int(LIFE.total_seconds() // 60))


def check(address: str, typed: str, *, browser: str, ip: str, at: datetime) -> Contact:
    """Whose code this is; it is used up. Wrong, limits.TooOften."""
    count("try", ip, most=TRIES, at=at)
    sent = Code.objects.open().filter(
        purpose=SIGN_IN,
        address_key=keyed("address", plain(address)),
        browser_hash=keyed("browser", browser),
        sent_at__lte=at,
        expires_at__gt=at,
    )
    code = sent.select_related("contact").order_by("-sent_at", "-pk").first()
    if code is None:
        raise Wrong(over=True)
    if Code.objects.filter(pk=code.pk, tries__lt=TRIES_OF_A_CODE).update(tries=F("tries") + 1) != 1:
        raise Wrong(over=True)
    figures = "".join(letter for letter in typed if letter in "0123456789")
    if not check_password(figures, code.code_hash) or code.contact is None:
        raise Wrong(over=code.tries + 1 >= TRIES_OF_A_CODE)
    return _used(code, at)


def of_link(link: str, *, at: datetime) -> Code | None:
    """The code that goes with a link, as long as it opens the door. Looking uses nothing up."""
    if not link:
        return None
    sent = Code.objects.open().filter(link_hash=keyed("link", link), purpose=SIGN_IN, contact__isnull=False)
    return sent.filter(sent_at__lte=at, expires_at__gt=at).select_related("contact").first()


def check_link(link: str, *, ip: str, at: datetime) -> Contact:
    """Whose link this is; it is used up, and so is its code. Wrong, limits.TooOften."""
    count("try", ip, most=TRIES, at=at)
    code = of_link(link, at=at)
    if code is None:
        raise Wrong(over=True)
    return _used(code, at)


def accesses_of(address: str) -> QuerySet[Access]:
    """The open doors of whoever reads mail at this address, the ones used lately first."""
    return Access.objects.open().filter(contact__email=address).order_by(F("last_seen_at").desc(nulls_last=True), "pk")


def plain(address: str) -> str:
    return address.strip().lower()[:254]


def void(contact: Contact, *, at: datetime) -> None:
    """Whatever was sent to them opens nothing any more."""
    Code.objects.open().filter(contact=contact).update(void_at=at)


def _used(code: Code, at: datetime) -> Contact:
    assert code.contact is not None
    if not accesses_of(code.contact.email).exists():
        raise Wrong(over=True)
    if Code.objects.open().filter(pk=code.pk).update(used_at=at) != 1:
        raise Wrong(over=True)
    return code.contact
