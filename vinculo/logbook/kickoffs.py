"""What happens around a kickoff: it is held, its minutes go out, the client confirms them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.clients.models import Contact
from vinculo.conversations.models import Interaction
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log
from vinculo.logbook.minutes import compose, language_of, mark
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Kickoff, Minutes, Project


@transaction.atomic
def hold(
    kickoff: Kickoff,
    *,
    at: datetime,
    channel: str,
    contacts: Iterable[Contact],
    people: Iterable[Person],
    by: Person,
    organization: Organization | None,
) -> Interaction:
    """The meeting took place: it says so itself, and stands in the record with everybody who took part."""
    kickoff.held_at, kickoff.channel = at, channel
    kickoff.save(update_fields=["held_at", "channel", "updated_at"])
    project = kickoff.project
    summary = _("Kickoff of %(project)s.") % {"project": project.name}
    entry = Entry(
        client=project.client, at=at, channel=channel, summary=summary, project=project,
        contacts=tuple(contacts), people=tuple(people), shares_status=True,
    )  # fmt: skip
    return log(entry, by=by, organization=organization)


def last_sent(kickoff: Kickoff | None, contact: Contact | None = None) -> Minutes | None:
    """What they read last: somebody, or anybody."""
    if kickoff is None or kickoff.pk is None:
        return None
    sent = kickoff.minutes.filter(sent_at__isnull=False)
    if contact:
        sent = sent.filter(sent_to=contact)
    return sent.order_by("-sent_at", "-pk").first()


@transaction.atomic
def send_minutes(
    kickoff: Kickoff, contacts: Sequence[Contact], *, by: Person, at: datetime, organization: Organization | None
) -> list[Minutes]:
    """One row for each reader, in their language, with what changed since they read it last; the mail follows."""
    sent = []
    for contact in contacts:
        language = language_of(contact, kickoff.project, organization)
        before = last_sent(kickoff, contact)
        with translation.override(language):
            body = compose(kickoff.project, kickoff, organization)
        body = mark(body, before.body if before and before.language == language else None)
        sent.append(kickoff.minutes.create(language=language, body=body, sent_at=at, sent_to=contact, by=by))
    entry = Entry(
        client=kickoff.project.client, at=at, channel="email", direction="out", project=kickoff.project,
        summary=_("The kickoff record of %(project)s, for them to confirm.") % {"project": kickoff.project.name},
        contacts=tuple(contacts), people=(by,), shares_status=True, audience="shared",
    )  # fmt: skip
    log(entry, by=by, organization=organization)
    for minutes in sent:
        jobs.enqueue("vinculo.logbook.kickoffs.post", minutes.pk)
    return sent


def confirm(kickoff: Kickoff, *, channel: str, at: datetime) -> int:
    """They said that it is right as they read it. How many readers' copies of the last sending that settles."""
    last = last_sent(kickoff)
    if last is None:
        return 0
    waiting = kickoff.minutes.filter(sent_at=last.sent_at, confirmed_at=None)
    return waiting.update(confirmed_at=at, confirmed_how=channel)


def post(minutes_id: int) -> None:
    """The job: the letter itself. A copy whose project is gone meanwhile leaves nothing to do."""
    found = Minutes.objects.select_related("sent_to", "by", "kickoff__project__client").filter(pk=minutes_id).first()
    if found is None or found.sent_to is None or not found.sent_to.email or found.kickoff.project.deleted_at:
        return
    with jobs.once(f"minutes:{found.pk}") as first:
        if first:
            _letter(found).send()


def _letter(minutes: Minutes) -> EmailMultiAlternatives:
    organization, contact, project = Organization.current(), minutes.sent_to, minutes.kickoff.project
    assert contact is not None
    again = "changed" in minutes.body
    with translation.override(minutes.language):
        facts = {
            "body": minutes.body,
            "language": minutes.language,
            "greeting": _("Hello %(name)s,") % {"name": contact.first_name},
            "opening": _opening(project, again),
            "closing": _("Is it all right as it stands? One line is enough. What is not, we change."),
            "sender": minutes.by.name if minutes.by else "",
            "organization": organization.name if organization else "",
        }
        subject = _("Kickoff record: %(project)s") % {"project": project.name}
        text = render_to_string("logbook/minutes.txt", facts).strip()
        html = render_to_string("logbook/minutes_mail.html", facts)
    reply_to = [minutes.by.email] if minutes.by else None
    letter = EmailMultiAlternatives(" ".join(subject.split()), f"{text}\n", to=[contact.email], reply_to=reply_to)
    letter.attach_alternative(html, "text/html")
    return letter


def _opening(project: Project, again: bool) -> str:
    if again:
        return _("Something in our record of %(project)s is new. What changed is marked.") % {"project": project.name}
    return _("This is what we agreed for %(project)s, so that both of us have it in writing.") % {
        "project": project.name
    }
