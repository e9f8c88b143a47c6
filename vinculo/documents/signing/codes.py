"""
The code that is confirmed again at the moment of signing: six digits by mail, one use, ten minutes, five tries, for
this request and this browser only. How often codes are sent and tried is counted as it is at the door: for each contact
and for each IP, so that neither many papers nor many browsers give more tries.
"""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac

from vinculo.access.limits import ASKS, count
from vinculo.access.limits import TRIES as TRIES_OF_AN_IP
from vinculo.access.models import Code
from vinculo.clients.models import Contact
from vinculo.documents.models import Signer
from vinculo.people.letters import BY_MACHINE, at_once
from vinculo.people.models import Organization

LIFE = timedelta(minutes=10)
TRIES = 5
LETTERS, TRIES_OF_A_CONTACT = 5, 15  # in the window of limits, whatever the paper and the browser
SALT = "vinculo.documents.signing.codes"


class WrongCode(Exception):
    """`over`: this code opens nothing any more, whatever is typed."""

    def __init__(self, *, over: bool) -> None:
        super().__init__()
        self.over = over


def send(signer: Signer, *, browser: str, ip: str, language: str, at: datetime) -> Code:
    """
    A fresh code to the address of the contact; those sent before are void. At once and not from the queue, where the
    code would lie readable. limits.TooOften; OSError when no letter can leave.
    """
    contact = signer.contact
    assert contact is not None
    with transaction.atomic():
        count("sign-ask", ip, most=ASKS, at=at)
        count("sign-letter", str(contact.pk), most=LETTERS, at=at)
    figures = f"{secrets.randbelow(10**6):06}"
    with transaction.atomic():
        Contact.objects.select_for_update().get(pk=contact.pk)
        mine = Code.objects.open().filter(contact=contact, purpose=Code.Purpose.SIGN, about=_about(signer))
        mine.update(void_at=at)
        code = Code.objects.create(
            contact=contact, purpose=Code.Purpose.SIGN, about=_about(signer), address_key=_keyed(contact.email),
            code_hash=make_password(figures), browser_hash=_keyed(browser), sent_at=at, expires_at=at + LIFE,
        )  # fmt: skip
    _mail(contact, signer, figures, language)
    return code


def check(signer: Signer, typed: str, *, browser: str, ip: str, at: datetime) -> Code:
    """
    The code that was typed, not spent yet. WrongCode; each try counts, also those at the same time. limits.TooOften
    before anything is looked at: the right code is answered as a wrong one is.
    """
    with transaction.atomic():
        count("sign-try", ip, most=TRIES_OF_AN_IP, at=at)
        count("sign-try-by", str(signer.contact_id), most=TRIES_OF_A_CONTACT, at=at)
    sent = Code.objects.filter(contact=signer.contact_id, purpose=Code.Purpose.SIGN, about=_about(signer)).open()
    code = (
        sent.filter(sent_at__lte=at, expires_at__gt=at, browser_hash=_keyed(browser))
        .order_by("-sent_at", "-pk")
        .first()
    )
    if code is None:
        raise WrongCode(over=True)
    if Code.objects.filter(pk=code.pk, tries__lt=TRIES).update(tries=F("tries") + 1) != 1:
        raise WrongCode(over=True)
    figures = "".join(letter for letter in typed if letter.isdigit())
    if not check_password(figures, code.code_hash):
        raise WrongCode(over=code.tries + 1 >= TRIES)
    return code


def _about(signer: Signer) -> str:
    return f"signer:{signer.pk}"


def _keyed(value: str) -> str:
    return salted_hmac(SALT, value.lower(), algorithm="sha256").hexdigest()


def _mail(contact: Contact, signer: Signer, figures: str, language: str) -> None:
    house = Organization.current()
    facts = {
        "contact": contact,
        "request": signer.request,
        "code": figures,
        "minutes": int(LIFE.total_seconds() // 60),
        "organization": house.name if house else "Vínculo",
    }
    with translation.override(language):
        letter = render_to_string("documents/letters/signing_code.txt", facts)
    subject, _blank, body = letter.strip().partition("\n")
    mail = EmailMessage(" ".join(subject.split()), f"{body.strip()}\n", to=[contact.email], headers=dict(BY_MACHINE))
    at_once(mail)
