"""How work ends and what stays of it."""

from vinculo.feedback.models import Appreciation, Feedback
from vinculo.practices.facts import AppreciationFacts, FeedbackFacts, HandOverItemFacts
from vinculo.practices.reading.rows import Grouped, grouped
from vinculo.projects.models import HandOverItem


def hand_over(ids: list[int]) -> Grouped:
    columns = ("id", "project_id", "kind", "what", "done_on")
    kept = HandOverItem.objects.filter(project__client__in=ids, project__deleted_at=None)
    return grouped(kept, HandOverItemFacts, "project__client_id", *columns)


def feedback(ids: list[int]) -> Grouped:
    columns = ("id", "asked_at", "project_id", "given_at", "score", "contact_id", "done_at")
    return grouped(Feedback.objects.filter(client__in=ids), FeedbackFacts, "client_id", *columns)


def appreciations(ids: list[int]) -> Grouped:
    given = Appreciation.objects.filter(project__client__in=ids)
    return grouped(given, AppreciationFacts, "project__client_id", "project_id", "at", "milestone_id")
