"""What happens around a kickoff: it is held, its minutes go out, the client confirms them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.clients.models import Contact
from vinculo.conversations.models import Interaction
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log
from vinculo.logbook.minutes import Body, compose, language_of, mark
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Kickoff, Minutes, Project
from vinculo.record import witnesses
from vinculo.record.chain import Act, append, append_all, canonical
from vinculo.record.models import Witness


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


def copies_sent(kickoff: Kickoff | None) -> list[Minutes]:
    """What they read, newest first."""
    if kickoff is None or kickoff.pk is None:
        return []
    found = Minutes.objects.filter(kickoff=kickoff, sent_at__isnull=False).select_related("sent_to", "by")
    return list(found.order_by("-sent_at", "-pk"))


@transaction.atomic
def send_minutes(
    kickoff: Kickoff, contacts: Sequence[Contact], *, by: Person, at: datetime, organization: Organization | None
) -> list[Minutes]:
    """One copy for each reader, in their language, with what changed since they read it last; the mail follows."""
    before = copies_sent(kickoff)
    bodies: dict[str, Body] = {}
    copies = []
    for contact in contacts:
        language = language_of(contact, kickoff.project, organization)
        if language not in bodies:
            with translation.override(language):
                bodies[language] = compose(kickoff.project, kickoff, organization)
        known = next((copy.body for copy in before if copy.sent_to == contact and copy.language == language), None)
        body = mark(bodies[language], known)
        copies.append(Minutes(kickoff=kickoff, language=language, body=body, sent_at=at, sent_to=contact, by=by))
    Minutes.objects.bulk_create(copies)
    append_all([_sent(kickoff.project, copy) for copy in copies], actor=acting(by), at=at)
    entry = Entry(
        client=kickoff.project.client, at=at, channel="email", direction="out", project=kickoff.project,
        summary=_("The kickoff record of %(project)s, for them to confirm.") % {"project": kickoff.project.name},
        contacts=tuple(contacts), people=(by,), shares_status=True, audience="shared",
    )  # fmt: skip
    log(entry, by=by, organization=organization)
    jobs.enqueue("vinculo.logbook.kickoffs.post", [copy.pk for copy in copies])
    return copies


@transaction.atomic
def confirm(kickoff: Kickoff, *, channel: str, at: datetime, by: Person | None = None) -> int:
    """They said that it is right as they read it. How many readers' copies of the last sending that settles."""
    copies = copies_sent(kickoff)
    if not copies:
        return 0
    waiting = Minutes.objects.filter(kickoff=kickoff, sent_at=copies[0].sent_at, confirmed_at=None)
    settled = waiting.update(confirmed_at=at, confirmed_how=channel)
    if settled:
        append(_confirmed(kickoff.project, copies[0], channel, at), actor=acting(by), at=timezone.now())
    return settled


def _sent(project: Project, copy: Minutes) -> Act:
    """With the hash of what they read, so that it can be shown later to be just that."""
    facts = {"minutes_sha256": sha256(canonical(copy.body).encode()).hexdigest(), "language": copy.language}
    return _about("minutes.sent", project, copy, facts)


def _confirmed(project: Project, copy: Minutes, channel: str, at: datetime) -> Act:
    facts = {"channel": channel, "confirmed_at": at.isoformat(), "sent_at": _text(copy.sent_at)}
    return _about("minutes.confirmed", project, copy, facts)


def _about(kind: str, project: Project, copy: Minutes, facts: dict[str, Any]) -> Act:
    reader = {"contact": (copy.sent_to.name, f"contact:{copy.sent_to.pk}")} if copy.sent_to else {}
    return Act(
        kind,
        f"minutes:{copy.pk}",
        client_id=project.client_id,
        project_id=project.pk,
        facts=facts,
        private={"what": project.name, **reader},
        private_of=f"client:{project.client_id}",
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def post(copy_ids: list[int]) -> None:
    """The job: the letters themselves, each once. Copies whose project is gone meanwhile leave nothing to do."""
    found = Minutes.objects.select_related("sent_to", "by", "kickoff__project__client").filter(pk__in=copy_ids)
    for copy in found.filter(kickoff__project__deleted_at=None).order_by("pk"):
        if copy.sent_to is None or not copy.sent_to.email:
            continue
        with jobs.once(f"minutes:{copy.pk}") as first:
            if first:
                _letter(copy).send()
                if entry := witnesses.latest_about(f"minutes:{copy.pk}"):
                    witnesses.note(entry, how=Witness.How.MAIL, where=f"minutes:{copy.pk}", at=timezone.now())


def _letter(minutes: Minutes) -> EmailMultiAlternatives:
    organization, contact, project = Organization.current(), minutes.sent_to, minutes.kickoff.project
    assert contact is not None
    again = "changed" in minutes.body
    entry = witnesses.latest_about(f"minutes:{minutes.pk}")
    with translation.override(minutes.language):
        facts = {
            "body": minutes.body,
            "language": minutes.language,
            "greeting": _("Hello %(name)s,") % {"name": contact.first_name},
            "opening": _opening(project, again),
            "closing": _("Is it all right as it stands? One line is enough. What is not, we change."),
            "witness": witnesses.words(entry) if entry else "",
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
