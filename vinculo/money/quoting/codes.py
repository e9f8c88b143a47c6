"""
The code that is typed to say yes: six digits by mail, one use, ten minutes, five tries, in the browser that asked. The
same for a contact in the portal and for somebody with a link; counted for each of them and for each IP.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils import translation

from vinculo.access.keyed import keyed
from vinculo.access.limits import ASKS, count
from vinculo.access.limits import TRIES as TRIES_OF_AN_IP
from vinculo.access.models import Code
from vinculo.clients.models import Contact
from vinculo.db.locking import lock_named
from vinculo.money.models import Quote
from vinculo.people.letters import BY_MACHINE, at_once
from vinculo.people.models import Organization

LIFE = timedelta(minutes=10)
TRIES = 5
LETTERS, TRIES_OF_ONE = 5, 15  # in the window of limits, whatever the browser


class WrongCode(Exception):
    """`over`: this code opens nothing any more, whatever is typed."""

    def __init__(self, *, over: bool) -> None:
        super().__init__()
        self.over = over


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who says yes to which quote. `about`: what the code is good for; `email`: where it goes, and nowhere else."""

    quote: Quote
    about: str
    email: str
    language: str
    contact: Contact | None = None


def send(whom: Signatory, *, browser: str, ip: str, at: datetime) -> None:
    """
    A fresh code; those sent before are void. At once and not from the queue, where it would lie readable. TooOften;
    OSError when no letter can leave.
    """
    with transaction.atomic():
        count("quote-ask", ip, most=ASKS, at=at)
        count("quote-letter", _address(whom), most=LETTERS, at=at)
    figures = f"{secrets.randbelow(10**6):06}"
    with transaction.atomic():
        lock_named(f"quote-code:{whom.about}")
        _sent(whom).update(void_at=at)
        Code.objects.create(
            contact=whom.contact, purpose=Code.Purpose.SIGN, about=whom.about, address_key=_address(whom),
            code_hash=make_password(figures), browser_hash=keyed("quote-browser", browser), sent_at=at,
            expires_at=at + LIFE,
        )  # fmt: skip
    _mail(whom, figures)


def check(whom: Signatory, typed: str, *, browser: str, ip: str, at: datetime) -> Code:
    """The code that was typed, not spent yet. WrongCode; each try counts, also those at the same time. TooOften."""
    with transaction.atomic():
        count("quote-try", ip, most=TRIES_OF_AN_IP, at=at)
        count("quote-try-by", _address(whom), most=TRIES_OF_ONE, at=at)
    valid = _sent(whom).filter(sent_at__lte=at, expires_at__gt=at, browser_hash=keyed("quote-browser", browser))
    code = valid.order_by("-sent_at", "-pk").first()
    if code is None:
        raise WrongCode(over=True)
    if Code.objects.filter(pk=code.pk, tries__lt=TRIES).update(tries=F("tries") + 1) != 1:
        raise WrongCode(over=True)
    figures = "".join(letter for letter in typed if letter in "0123456789")
    if not check_password(figures, code.code_hash):
        raise WrongCode(over=code.tries + 1 >= TRIES)
    return code


def spend(code: Code, *, at: datetime) -> None:
    """In the transaction of the yes. WrongCode: somebody used it meanwhile."""
    if Code.objects.open().filter(pk=code.pk).update(used_at=at) != 1:
        raise WrongCode(over=True)


def _sent(whom: Signatory) -> QuerySet[Code]:
    codes = Code.objects.open().filter(purpose=Code.Purpose.SIGN, about=whom.about, contact=whom.contact)
    return codes.filter(address_key=_address(whom))


def _address(whom: Signatory) -> str:
    return keyed("quote-address", whom.email.lower())


def _mail(whom: Signatory, figures: str) -> None:
    house = Organization.current()
    facts = {
        "name": whom.contact.first_name if whom.contact else whom.quote.to_name,
        "quote": whom.quote,
        "code": figures,
        "minutes": int(LIFE.total_seconds() // 60),
        "organization": house.name if house else "Vínculo",
    }
    with translation.override(whom.language):
        letter = render_to_string("money/letters/quote_code.txt", facts)
    subject, _blank, body = letter.strip().partition("\n")
    mail = EmailMessage(" ".join(subject.split()), f"{body.strip()}\n", to=[whom.email], headers=dict(BY_MACHINE))
    at_once(mail)
