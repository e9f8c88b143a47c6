"""Letters to ourselves: text, and the same in simple HTML. Links carry the configured address."""

from dataclasses import dataclass, field
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from vinculo.people.letters import BY_MACHINE, Unsendable, site_address
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Letter:
    """notifications/letters/<name>.txt, whose first line is the subject, and <name>.html, to a person."""

    name: str
    to: Person
    facts: dict[str, Any] = field(default_factory=dict)


def send(letter: Letter) -> None:
    """In the active language. OSError when it cannot leave."""
    facts = {**letter.facts, "person": letter.to, "site": site_address("")}
    text = render_to_string(f"notifications/letters/{letter.name}.txt", facts).strip()
    subject, _blank, body = text.partition("\n")
    html = render_to_string(f"notifications/letters/{letter.name}.html", {**facts, "subject": subject})
    mail = EmailMultiAlternatives(
        " ".join(subject.split()), f"{body.strip()}\n", to=[letter.to.email], headers=dict(BY_MACHINE)
    )
    mail.attach_alternative(html, "text/html")
    try:
        mail.send()
    except ValueError as why:  # how the mail library refuses an address
        raise Unsendable(letter.to.email) from why
