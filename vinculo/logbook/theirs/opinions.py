"""What they think of us: complaints, thanks, and how it is for them. Between them and us; no colleague reads it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.clients.models import Audience, Channel
from vinculo.feedback.models import Appreciation, Complaint, Feedback
from vinculo.logbook.theirs.them import Deed, Them, in_our_words, record, said
from vinculo.people.models import Person
from vinculo.projects.models import Project


@transaction.atomic
def complain(them: Them, text: str, *, owner: Person | None, project: Project | None = None) -> Complaint:
    """They are unhappy about something: `owner` sees to it."""
    project_id = project.pk if project else None
    said(them, text, project_id=project_id, audience=Audience.TEAM, wants_answer=True)
    complaint = Complaint.objects.create(
        client_id=them.client_id, project_id=project_id, contact=them.contact, text=text, at=them.at, owner=owner
    )
    facts = {"owner": owner.pk if owner else None}
    record(them, Deed("complaint.made", f"complaint:{complaint.pk}", facts, {"what": text}), project_id=project_id)
    return complaint


@transaction.atomic
def is_well(them: Them, complaint: Complaint) -> bool:
    """What was resolved is well: nobody has to ask again. False if that is known, or it is not resolved."""
    resolved = Complaint.objects.filter(pk=complaint.pk, resolved_at__isnull=False, followed_up_at=None)
    if resolved.update(followed_up_at=them.at) != 1:
        return False
    with in_our_words():
        words = _("It is well now: %(complaint)s") % {"complaint": complaint.text}
    said(them, words, project_id=complaint.project_id, audience=Audience.TEAM)
    return True


@transaction.atomic
def thank(them: Them, text: str, *, people: Sequence[Person], project: Project) -> list[Appreciation]:
    """Thanks to these people by name."""
    said(them, text, project_id=project.pk, felt="warm")
    given = Appreciation.objects.bulk_create(
        Appreciation(project=project, person=person, what_for=text[:300], contact=them.contact, at=them.at)
        for person in people
    )
    facts = {"people": [person.pk for person in people]}
    record(them, Deed("thanks.given", f"project:{project.pk}", facts, {"what": text}), project_id=project.pk)
    return given


@transaction.atomic
def tell(them: Them, score: int, text: str, *, moment: str, project: Project | None = None) -> Feedback:
    """From 0 to 10, and what would raise it by one."""
    project_id = project.pk if project else None
    with in_our_words():
        words = _("%(score)d of 10") % {"score": score}
    said(them, "\n".join(filter(None, (words, text))), project_id=project_id, audience=Audience.TEAM)
    feedback = Feedback.objects.create(
        client_id=them.client_id, project_id=project_id, contact=them.contact, channel=Channel.PORTAL, moment=moment,
        asked_at=them.at, given_at=them.at, score=score, text=text,
    )  # fmt: skip
    deed = Deed("feedback.given", f"feedback:{feedback.pk}", {"score": score, "moment": moment}, {"text": text})
    record(them, deed, project_id=project_id)
    return feedback


def not_now(them: Them, *, moment: str, project: Project | None = None) -> Feedback:
    """They were asked and would rather not say: they are left alone for a while."""
    return Feedback.objects.create(
        client_id=them.client_id, project=project, contact=them.contact, channel=Channel.PORTAL, moment=moment,
        asked_at=them.at,
    )  # fmt: skip
