"""Who heard the date of a milestone: those a promise was made to, else those who decide on the project."""

from vinculo.agreements.models import Promise
from vinculo.projects.models import Milestone, Project, ProjectContact


def word_given(project: Project) -> dict[int, tuple[str, ...]]:
    """By id of each promised milestone, the names of those who count on its date. Two or three queries."""
    heard: dict[int, list[str]] = {}
    promises = Promise.objects.open().filter(project=project, milestone__isnull=False, made_to__isnull=False)
    for milestone_id, name in promises.order_by("made_at", "pk").values_list("milestone_id", "made_to__name"):
        names = heard.setdefault(milestone_id, [])
        if name not in names:
            names.append(name)
    deciders = tuple(
        ProjectContact.objects.filter(project=project, role=ProjectContact.Role.DECIDER, contact__deleted_at=None)
        .order_by("pk")
        .values_list("contact__name", flat=True)
    )
    promised = (
        Milestone.objects.filter(project=project, promised_on__isnull=False).order_by().values_list("pk", flat=True)
    )
    return {milestone_id: tuple(heard.get(milestone_id, deciders)) for milestone_id in promised}
