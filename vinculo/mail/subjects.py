"""Answers that say nothing of what they answer: a cautious look at their subject."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from vinculo.conversations.models import MailMessage
from vinculo.db.folding import fold

# Answer and forward in the languages of the programmes people write with.
PREFIX = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?(re|fw|fwd|rv|res|resp|aw|wg|antw|odp|pd|tr|réf|ref|sv|vs)(?:\[\d+\]|\(\d+\))?\s*:\s*",
    re.I,
)
SAME_TALK = timedelta(days=30)
SHORTEST = 8  # letters of a subject that says something
LOOKED_AT = 100


def bare(subject: str) -> tuple[str, bool]:
    """The subject without its prefixes, folded, and whether it had one."""
    had = False
    while found := PREFIX.match(subject):
        subject, had = subject[found.end() :], True
    return " ".join(fold(subject).split()), had


def thread_of(subject: str, *, client: int, contacts: Sequence[int], at: datetime) -> str:
    """
    The thread of a letter of the same client, with one of the same people, the same words as subject and not long ago;
    only for what calls itself an answer. Empty when there is none. One statement.
    """
    words, is_answer = bare(subject)
    if not is_answer or len(words) < SHORTEST or not contacts:
        return ""
    near = Q(interaction__at__gt=at - SAME_TALK, interaction__at__lte=at)
    found = MailMessage.objects.filter(near, interaction__client=client, interaction__contacts__in=contacts)
    rows = found.order_by("-interaction__at").values_list("subject", "thread", "message_id")[:LOOKED_AT]
    return next((thread or own for earlier, thread, own in rows if bare(earlier)[0] == words), "")
