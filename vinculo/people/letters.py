"""The few letters about accounts. Links carry the configured address, never the one a browser asked for."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from vinculo.people.models import Invitation, Organization, Person

# Of what no person wrote: no machine is to answer it, and none takes it for a letter of a person.
BY_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


WAITED = 10  # seconds for each answer of a mail server while somebody waits for the page


class Unsendable(OSError):
    """No letter can be sent there: what is written down as the address is none."""


def site_address(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def portal_address(path: str) -> str:
    """The same for clients, whose portal may have a host name of its own."""
    return f"{(settings.PORTAL_URL or settings.SITE_URL).rstrip('/')}{path}"


def at_once(letter: EmailMessage) -> None:
    """
    For the few letters whose secret must not lie in the queue: sent while somebody waits, so we do not wait for long.
    OSError when it cannot leave.
    """
    letter.connection = get_connection(timeout=WAITED)
    letter.send()


def send(name: str, to: str, language: str, *, is_awaited: bool = False, **facts: Any) -> None:
    """
    Sends people/letters/<name>.txt in a language; its first line is the subject. `is_awaited`: by somebody in front of
    a page. OSError when it cannot leave.
    """
    organization = Organization.current()
    with translation.override(language):
        facts |= {"organization": organization.name if organization else "Vínculo", "site": site_address("/")}
        subject, _blank, body = render_to_string(f"people/letters/{name}.txt", facts).strip().partition("\n")
    letter = EmailMessage(" ".join(subject.split()), f"{body.strip()}\n", to=[to], headers=dict(BY_MACHINE))
    try:
        at_once(letter) if is_awaited else letter.send()
    except ValueError as why:  # how the mail library refuses an address
        raise Unsendable(to) from why


def send_invitation(invitation: Invitation, secret: str) -> None:
    """At once, not in the background: the secret must not lie in the queue, and whoever invites learns if it left."""
    link = site_address(reverse("people:invitation", args=[invitation.pk, secret]))
    send("invitation", invitation.email, invitation.language, is_awaited=True, invitation=invitation, link=link)


def send_reset_link(address: str) -> None:
    """
    The job behind "forgotten password": a link for the person with this address, nothing for anybody else.

    It runs in the background for known and unknown addresses alike, so that the answer takes the same time.
    """
    person = Person.objects.active().filter(email=address).first()
    if person is None:
        return
    token = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), token])
    send("reset", person.email, person.language, person=person, link=site_address(path))


def send_notice(person_id: int, what: str, ip: str) -> None:
    """Tells a person that something about their sign-in has changed. `what` is one of the cases of notice.txt."""
    person = Person.objects.filter(pk=person_id).first()
    if person is not None:
        security = site_address(reverse("people:security"))
        send("notice", person.email, person.language, person=person, what=what, ip=ip, security=security)
