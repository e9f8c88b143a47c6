"""A letter of ours came back: whoever wrote it learns, and what it answered is open again."""

from vinculo.conversations import threading
from vinculo.conversations.models import Question
from vinculo.letters.models import Letter, Refusal, State
from vinculo.mail.enclosures import Bounce
from vinculo.practices.recheck import client_changed


def note(bounce: Bounce) -> Letter | None:
    """
    Marks the letter of ours that a report speaks of; None when it is none of ours, or only late. That a report names
    the id of a letter is proof enough: nobody else knows it but those who got it. Must happen in a transaction.
    """
    if not bounce.is_final or not bounce.message_ids:
        return None
    letter = Letter.objects.filter(message_id__in=bounce.message_ids, state=State.SENT).first()
    if letter is None:
        return None
    letter.state, letter.refusal = State.FAILED, Refusal.ADDRESS
    letter.refusal_said = " ".join(filter(None, (bounce.recipient, bounce.status, bounce.said)))[:300]
    letter.save(update_fields=["state", "refusal", "refusal_said"])
    if sum(map(len, letter.recipients.values())) <= 1:
        _open_again(letter)
    client_changed(letter.client_id)
    return letter


def _open_again(letter: Letter) -> None:
    """Nobody read it, so it answered nothing."""
    answered = list(Question.objects.filter(answered_in=letter.interaction_id)) if letter.interaction_id else []
    for question in answered:
        question.reopen()
    threading.questions_changed(question.interaction_id for question in answered)
