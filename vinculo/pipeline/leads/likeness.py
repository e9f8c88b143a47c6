"""Whom a lead looks like: a client or contact we have, or a lead that came before. Only what the reader may see."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q

from vinculo.clients.domains import domain_of
from vinculo.clients.models import Client, Contact, ContactPoint
from vinculo.clients.points import NOT_DIGITS, normal
from vinculo.db.folding import fold
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead

MOST = 5
DIGITS = 9  # a number is told by its last nine: with or without its country
EMAIL, DOMAIN, PHONE, NAME = "email", "domain", "phone", "name"


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may be the same. `because`: which of EMAIL, PHONE, DOMAIN, NAME agree, the strongest first."""

    kind: str  # client | contact | lead
    record: Any
    because: tuple[str, ...]


def alike(lead: Lead, person: Person) -> list[Alike]:
    """At most five of each kind, three queries, the strongest first."""
    found = [*_contacts(lead, person), *_clients(lead, person), *_leads(lead, person)]
    return sorted(found, key=lambda one: _strength(one.because))


def _strength(because: Iterable[str]) -> int:
    return min((EMAIL, PHONE, DOMAIN, NAME).index(reason) for reason in because)


def _contacts(lead: Lead, person: Person) -> list[Alike]:
    tests = _mail_and_phone(lead)
    if lead.email:
        points = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normal=normal("email", lead.email))
        tests |= Q(pk__in=points.values("contact_id"))
    if lead.name:
        tests |= Q(name_folded=fold(lead.name))
    if not tests:
        return []
    seen = Contact.objects.visible_to(person).kept().filter(tests).prefetch_related("roles__client")
    return [Alike("contact", one, _why(lead, one, one.name, lead.name)) for one in seen.order_by("pk")[:MOST]]


def _clients(lead: Lead, person: Person) -> list[Alike]:
    tests = Q()
    if lead.company:
        tests |= Q(name_folded=fold(lead.company))
    if site := _site(lead):
        tests |= Q(website__iregex=rf"^https?://(www\.)?{re.escape(site)}(/|$)")
    if not tests:
        return []
    seen = Client.objects.visible_to(person).kept().filter(tests).order_by("pk")[:MOST]
    same = fold(lead.company)
    return [Alike("client", one, (NAME,) if one.name_folded == same else (DOMAIN,)) for one in seen]


def _leads(lead: Lead, person: Person) -> list[Alike]:
    tests = _mail_and_phone(lead)
    if lead.company:
        tests |= Q(folded=lead.folded)
    if not tests:
        return []
    others = Lead.objects.visible_to(person).confirmed().exclude(pk=lead.pk).filter(tests)
    return [Alike("lead", one, _why(lead, one, one.said_name, lead.said_name)) for one in others[:MOST]]


def _mail_and_phone(lead: Lead) -> Q:
    tests = Q()
    if lead.email:
        tests |= Q(email=lead.email)
    if domain := domain_of(lead.email):
        tests |= Q(email__iendswith=f"@{domain}")
    digits = NOT_DIGITS.sub("", lead.phone)[-DIGITS:]
    if len(digits) == DIGITS:
        tests |= Q(phone__regex=r"[^0-9]*".join(digits) + r"[^0-9]*$")
    return tests


def _why(lead: Lead, other: Any, name: str, own_name: str) -> tuple[str, ...]:
    digits = NOT_DIGITS.sub("", lead.phone)[-DIGITS:]
    reasons = {
        EMAIL: bool(lead.email) and other.email == lead.email,
        PHONE: len(digits) == DIGITS and NOT_DIGITS.sub("", other.phone).endswith(digits),
        DOMAIN: bool(domain_of(lead.email)) and domain_of(other.email) == domain_of(lead.email),
        NAME: fold(name) == fold(own_name),
    }
    found = tuple(reason for reason, holds in reasons.items() if holds)
    return found or (EMAIL,)  # by a further address of theirs


def _site(lead: Lead) -> str:
    host = urlsplit(lead.website).hostname or "" if lead.website else ""
    return host.removeprefix("www.") or domain_of(lead.email)
