"""The mails about quotes that leave by themselves: to somebody who is no client yet, and about every answer."""

from datetime import datetime
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.clients.language import spoken_to
from vinculo.money.models import MoneyTalk, Quote, QuoteAnswer
from vinculo.money.quoting import links, papers
from vinculo.money.quoting.sealing import RELATED, sealed_bytes
from vinculo.money.quoting.sending import file_name
from vinculo.money.talks.booking import has_left
from vinculo.people.letters import portal_address, site_address
from vinculo.people.models import Organization, Person
from vinculo.web.money import exact_money

POST = "vinculo.money.quoting.letters.post"
SEND_LINK = "vinculo.money.quoting.letters.send_link"


def post(talk_id: int) -> None:
    """The job: the paper, with a link, to somebody who is no client yet: minutes before a talk that still stands."""
    post_at(talk_id, at=timezone.now())


def post_at(talk_id: int, *, at: datetime) -> None:
    related = ("quote__current", "quote__owner", "quote__opportunity__lead", "person")
    talk = MoneyTalk.objects.select_related(*related).filter(pk=talk_id, mail_left_at=None).first()
    if talk is None or talk.quote is None or talk.cancelled_at or talk.held_at or not talk.mail_text:
        return
    if talk.mail_leaves_at and talk.mail_leaves_at > at:
        jobs.enqueue_at(talk.mail_leaves_at, POST, talk.pk)  # it was moved
        return
    with jobs.once(f"quote-mail:{talk.pk}") as first:
        if first and has_left(talk, at=at):
            _paper(talk, at)


def _paper(talk: MoneyTalk, at: datetime) -> None:
    quote = talk.quote
    assert quote is not None and quote.current is not None
    facts = {"text": talk.mail_text, "link": _fresh_link(quote, talk.by, at), "email": quote.email}
    body = _written("quote_paper", quote.language, **facts)[1]
    mail = EmailMessage(talk.mail_subject, body, to=[quote.email], reply_to=_answers_to(talk.person or quote.owner))
    mail.attach(file_name(quote.current), papers.bytes_of(quote.current), "application/pdf")
    mail.send()


def send_link(quote_id: int, person_id: int | None) -> None:
    """The job: a fresh link, because the last one ran out or went astray. Its secret is made here, not in the queue."""
    quote = Quote.objects.select_related("current", "owner", "opportunity__lead").get(pk=quote_id)
    by, at = Person.objects.filter(pk=person_id).first(), timezone.now()
    if quote.current is None or not quote.current.is_sent or not quote.is_open:
        return
    subject, body = _written(
        "quote_link", quote.language, quote=quote, name=quote.to_name, link=_fresh_link(quote, by, at),
        sender=by.name if by else "",
    )  # fmt: skip
    EmailMessage(subject, body, to=[quote.email], reply_to=_answers_to(by)).send()


def tell_accepted(answer_id: int) -> None:
    """The job: the sealed paper to both sides."""
    answer = QuoteAnswer.objects.select_related(*RELATED).get(pk=answer_id)
    enclosed = (file_name(answer.version, signed=True), sealed_bytes(answer), "application/pdf")
    _to_both("quote_accepted", answer, enclosed)


def tell_answer(answer_id: int) -> None:
    """The job: no, changes, or a yes that is taken back; to both sides."""
    _to_both("quote_answered", QuoteAnswer.objects.select_related(*RELATED).get(pk=answer_id), None)


def _to_both(name: str, answer: QuoteAnswer, enclosed: tuple[str, bytes, str] | None) -> None:
    quote = answer.version.quote
    house = Organization.current()
    theirs = answer.contact or quote.contact
    language = spoken_to(theirs, quote.client, house) if quote.client else quote.language
    facts: dict[str, Any] = {"answer": answer, "quote": quote, "sha256": answer.sealed_sha256}
    address = theirs.email if theirs else quote.to_email
    where = portal_address(f"/portal/quotes/{quote.pk}/") if quote.client else ""
    with jobs.once(f"{name}:{answer.pk}:theirs") as first:
        if first and address:
            hello = theirs.first_name if theirs else quote.to_name
            _send(name, language, address, _answers_to(quote.owner), enclosed, **facts, hello=hello, link=where)
    owner = quote.owner
    with jobs.once(f"{name}:{answer.pk}:ours") as first:
        if first and owner and owner.is_active:
            where = site_address(quote.get_absolute_url())
            _send(name, owner.language, owner.email, None, enclosed, **facts, hello=owner.first_name, link=where)


def _send(
    name: str, language: str, to: str, reply_to: list[str] | None, enclosed: tuple[str, bytes, str] | None,
    **facts: Any,
) -> None:  # fmt: skip
    answer = facts["answer"]
    with translation.override(language):
        facts["total"] = exact_money(answer.total, answer.version.quote.currency)
    subject, body = _written(name, language, **facts)
    mail = EmailMessage(subject, body, to=[to], reply_to=reply_to)
    if enclosed:
        mail.attach(*enclosed)
    mail.send()


def _written(letter: str, language: str, **facts: Any) -> tuple[str, str]:
    """money/letters/<letter>.txt in a language; its first line is the subject."""
    house = Organization.current()
    facts["organization"] = house.name if house else "Vínculo"
    with translation.override(language):
        text = render_to_string(f"money/letters/{letter}.txt", facts)
    subject, _blank, body = text.strip().partition("\n")
    return " ".join(subject.split()), f"{body.strip()}\n"


def _fresh_link(quote: Quote, by: Person | None, at: datetime) -> str:
    _link, secret = links.make(quote, by=by, at=at)
    return portal_address(f"/portal/offer/{secret}/")


def _answers_to(person: Person | None) -> list[str] | None:
    return [person.email] if person else None
