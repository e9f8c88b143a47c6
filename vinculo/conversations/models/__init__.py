"""Everything said between the client and us, and what has to be said."""

from vinculo.conversations.models.checkin import CheckIn
from vinculo.conversations.models.incident import Incident, IncidentNote, IncidentReport, SwarmMember
from vinculo.conversations.models.interaction import (
    Audience,
    Decision,
    Direction,
    Feeling,
    Interaction,
    MailMessage,
    Verdict,
)
from vinculo.conversations.models.news import BadNews, NextWord
from vinculo.conversations.models.proposal import Proposal
from vinculo.conversations.models.question import Question
from vinculo.conversations.models.reproach import Reproach
from vinculo.conversations.models.thread import Thread, ThreadSeen, Waits

__all__ = [
    "Audience",
    "BadNews",
    "CheckIn",
    "Decision",
    "Direction",
    "Feeling",
    "Incident",
    "IncidentNote",
    "IncidentReport",
    "Interaction",
    "MailMessage",
    "NextWord",
    "Proposal",
    "Question",
    "Reproach",
    "SwarmMember",
    "Thread",
    "ThreadSeen",
    "Verdict",
    "Waits",
]
