"""What the pages of one client say. Each section asks a fixed number of times, and reads its rows as they come."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vinculo.agreements.models import Agreement, ChangeRequest, Promise
from vinculo.clients.models import Client, ContactRole
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.documents.models import Document, Version
from vinculo.exchange.archive.files import part_name
from vinculo.exchange.archive.pages.rows import Row, moment, on, row
from vinculo.money.models import Invoice, Quote
from vinculo.projects.models import Milestone, Project, Task
from vinculo.web.money import exact_money

Section = tuple[str, Iterator[Row]]
A_READING = 500


def sections(client: Client) -> Iterator[Section]:
    """In the order in which one asks for them."""
    parts: list[tuple[str, Callable[[Client], Iterator[Row]]]] = [
        (_("About"), _about),
        (_("People"), _people),
        (_("Projects"), _projects),
        (_("Milestones"), _milestones),
        (_("Tasks"), _tasks),
        (_("Promises"), _promises),
        (_("Agreements"), _agreements),
        (_("Change requests"), _changes),
        (_("Decisions"), _decisions),
        (_("Questions"), _questions),
        (_("Quotes"), _quotes),
        (_("Invoices"), _invoices),
        (_("Documents"), _documents),
        (_("Conversations"), _conversations),
    ]
    for title, rows in parts:
        yield title, rows(client)


def _about(client: Client) -> Iterator[Row]:
    profile = getattr(client, "profile", None)
    for name in ("sells", "sells_to", "goals", "motivations", "priorities", "working_style"):
        if profile and (text := getattr(profile, name)):
            yield row(text, capfirst(profile._meta.get_field(name).verbose_name), is_said=True)
    for figure in client.figures.all():
        yield row(figure.what, figure.target)


def _people(client: Client) -> Iterator[Row]:
    roles = ContactRole.objects.filter(client=client, contact__deleted_at=None).select_related("contact")
    for role in roles:
        contact = role.contact
        yield row(contact.name, role.title, role.get_power_display(), contact.email, contact.phone, on(role.left_on))


def _projects(client: Client) -> Iterator[Row]:
    for one in Project.objects.kept().filter(client=client).select_related("lead").order_by("pk"):
        lead = one.lead.name if one.lead else ""
        yield row(one.name, one.get_phase_display(), on(one.starts_on), on(one.due_on), lead, one.summary)


def _milestones(client: Client) -> Iterator[Row]:
    found = _of_projects(Milestone, client).order_by("project_id", "position", "pk")
    for one in found.iterator(chunk_size=A_READING):
        kept = _("done on %(day)s") % {"day": on(one.done_on)} if one.done_on else ""
        yield row(one.name, one.project.name, _promised(one.promised_on), kept)


def _tasks(client: Client) -> Iterator[Row]:
    found = _of_projects(Task, client).select_related("assignee").order_by("project_id", "pk")
    for one in found.iterator(chunk_size=A_READING):
        who = one.assignee.name if one.assignee else ""
        kept = _("done on %(day)s") % {"day": moment(one.done_at)} if one.done_at else ""
        yield row(one.title, one.project.name, one.column, who, on(one.due_on), kept, one.description)


def _of_projects(model: Any, client: Client) -> Any:
    return model.objects.filter(project__client=client, project__deleted_at=None).select_related("project")


def _promises(client: Client) -> Iterator[Row]:
    found = Promise.objects.filter(client=client).select_related("made_to", "owner").prefetch_related("renegotiations")
    for one in found.order_by("made_at", "pk").iterator(chunk_size=A_READING):
        moves = [
            _("moved from %(from)s to %(to)s: %(reason)s")
            % {"from": on(move.from_on), "to": on(move.to_on), "reason": move.reason}
            for move in one.renegotiations.all()
        ]
        kept = _("kept %(day)s") % {"day": on(one.kept_on)} if one.kept_on else ""
        gone = _("withdrawn: %(why)s") % {"why": one.withdrawn_because} if one.withdrawn_at else ""
        yield row(one.text, _name(one.made_to), _promised(one.promised_on), *moves, kept, gone, _name(one.owner))


def _agreements(client: Client) -> Iterator[Row]:
    for one in Agreement.objects.filter(client=client).prefetch_related("clauses").order_by("pk"):
        signed = _("signed %(day)s") % {"day": on(one.signed_on)} if one.signed_on else ""
        clauses = [f"{clause.title}: {clause.text}" for clause in one.clauses.all()]
        yield row(one.name, signed, on(one.starts_on), on(one.until_on), one.where, *clauses)


def _changes(client: Client) -> Iterator[Row]:
    for one in ChangeRequest.objects.filter(client=client).order_by("asked_at", "pk"):
        price = exact_money(one.amount, one.currency) if one.amount is not None else ""
        yield row(one.title, moment(one.asked_at), one.get_state_display(), price, one.text, one.because, one.instead)


def _decisions(client: Client) -> Iterator[Row]:
    found = Decision.objects.filter(client=client).order_by("at", "pk")
    for one in found.iterator(chunk_size=A_READING):
        yield row(one.text, moment(one.at), is_said=True)


def _questions(client: Client) -> Iterator[Row]:
    found = Question.objects.filter(client=client).select_related("contact").order_by("asked_at", "pk")
    for one in found.iterator(chunk_size=A_READING):
        yield row(one.text, _name(one.contact), moment(one.asked_at), one.answer, moment(one.answered_at), is_said=True)


def _quotes(client: Client) -> Iterator[Row]:
    for one in Quote.objects.filter(client=client, deleted_at=None).order_by("pk"):
        yield row(one.title, one.number, one.get_state_display(), moment(one.created_at))


def _invoices(client: Client) -> Iterator[Row]:
    for one in Invoice.objects.filter(client=client).exclude(number="").order_by("issued_on", "pk"):
        yield row(one.title or one.number, one.number, on(one.issued_on), on(one.due_on))


def _documents(client: Client) -> Iterator[Row]:
    found = Document.objects.filter(client=client, deleted_at=None).select_related("project", "folder")
    for one in found.prefetch_related("versions").order_by("title", "pk").iterator(chunk_size=A_READING):
        links = [
            (f"../{part_name(version.sha256, version.name)}", f"{version.number}. {version.name}")
            for version in one.versions.all()
            if version.state == Version.State.GOOD
        ]
        yield row(one.title, one.project.name if one.project else "", moment(one.changed_at), links=links)


def _conversations(client: Client) -> Iterator[Row]:
    found = Interaction.objects.filter(client=client).select_related("mail", "by").prefetch_related("contacts")
    channels, directions = _words(Interaction, "channel"), _words(Interaction, "direction")
    for one in found.order_by("at", "pk").iterator(chunk_size=A_READING):
        mail = getattr(one, "mail", None)
        names = ", ".join(contact.name for contact in one.contacts.all())
        about = (moment(one.at), channels.get(one.channel), directions.get(one.direction), names, _name(one.by))
        subject = mail.subject if mail else ""
        yield row(one.summary or subject, *about, subject if one.summary else "", is_said=True)


def _words(model: Any, field: str) -> dict[str, str]:
    """The choices of a field in the language of the pages, once for all rows."""
    return {value: str(words) for value, words in model._meta.get_field(field).flatchoices}


def _promised(day: Any) -> str:
    return _("promised for %(day)s") % {"day": on(day)} if day else ""


def _name(who: Any) -> str:
    return who.name if who else ""
