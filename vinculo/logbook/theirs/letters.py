"""Letters that tell a contact to look into the portal: what happened there, and where."""

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.clients.language import spoken_to
from vinculo.clients.models import Audience
from vinculo.conversations.models import Question
from vinculo.logbook.searchable import first_line
from vinculo.people.letters import BY_MACHINE, portal_address
from vinculo.people.models import Organization


def answered(question_id: int) -> None:
    """The job: their question has an answer. Once; not when it was taken back meanwhile."""
    related = ("client", "contact", "answered_in", "answered_in__by")
    question = Question.objects.select_related(*related).filter(pk=question_id).first()
    if question is None or question.answered_in is None or question.answered_in.audience != Audience.SHARED:
        return
    contact, by = question.contact, question.answered_in.by
    if contact is None or not contact.email or question.audience != Audience.SHARED:
        return
    with jobs.once(f"answered:{question.answered_in.uid}") as first:
        if first:
            organization = Organization.current()
            with translation.override(spoken_to(contact, question.client, organization)):
                letter = _letter(question, contact.first_name, by.first_name if by else "", organization)
            reply_to = [by.email] if by else None
            EmailMessage(*letter, to=[contact.email], reply_to=reply_to, headers=dict(BY_MACHINE)).send()


def _letter(question: Question, reader: str, writer: str, organization: Organization | None) -> tuple[str, str]:
    """Subject and text. The answer itself stays behind the door of the portal."""
    asked, house = first_line(question.text), organization.name if organization else ""
    lines = (
        _("Hello %(name)s,") % {"name": reader},
        _("%(name)s answered your question “%(question)s”.") % {"name": writer or house, "question": asked},
        portal_address(f"/portal/questions/{question.pk}/"),
        house,
    )
    return _("Your question has an answer"), "\n\n".join(filter(None, lines)) + "\n"
