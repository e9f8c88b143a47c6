"""A guest at the client answers in the portal."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.logbook.theirs.them import Deed, Them, in_our_words, record, said
from vinculo.meetings.models import Answer, Guest, State


@transaction.atomic
def answer(them: Them, guest: Guest, choice: str, *, remark: str = "") -> bool:
    """
    Yes, no or perhaps. It stands in the record; a no or a remark is also a word of theirs in the logbook, for somebody
    of ours to read. False when there is nothing to answer any more.
    """
    meeting = guest.meeting
    if meeting.state != State.PLANNED or choice not in Answer.values or choice == Answer.NONE:
        return False
    if not guest.say(choice, at=them.at, how="portal", remark=remark):
        return False
    facts = {"answer": choice, "starts_at": _text(meeting.starts_at), "sequence": meeting.sequence}
    deed = Deed("meeting.answered", f"meeting:{meeting.pk}", facts, {"what": meeting.title})
    record(them, deed, project_id=meeting.project_id)
    if choice != Answer.ACCEPTED or remark:
        with in_our_words():
            words = _("Invitation to “%(what)s”: %(answer)s") % {
                "what": meeting.title, "answer": guest.get_answer_display(),
            }  # fmt: skip
        said(them, "\n".join(filter(None, (words, remark))), project_id=meeting.project_id)
    return True


def _text(at: datetime) -> str:
    return at.isoformat()
