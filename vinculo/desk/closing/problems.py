"""What is still open with a client, and whether a friendly word speaks of it."""

from vinculo.agreements.models import Promise
from vinculo.conversations.models import BadNews, Incident
from vinculo.desk.closing.about import About
from vinculo.feedback.models import Complaint
from vinculo.feedback.wordroots import roots
from vinculo.projects.models import RedFlag

TELLING = 5  # letters of a root that say what a sentence is about
MOST = 20  # of each kind


def names_a_problem(about: About) -> str:
    """The open problem which the last word seems to speak of; empty when it is only friendly."""
    word = about.closing.last_word
    if not word.strip() or about.closing.last_word_at:
        return ""
    plain = roots(f"{about.project.name} {about.project.client.name}")
    heard = {root for root in roots(word) if len(root) >= TELLING} - plain.keys()
    return next((text for text in _problems(about) if heard & roots(text).keys()), "")


def _problems(about: About) -> list[str]:
    project, client = about.project, about.project.client
    found: list[str] = [*Complaint.objects.open().filter(client=client).values_list("text", flat=True)[:MOST]]
    found += RedFlag.objects.open().filter(project=project).values_list("what", flat=True)[:MOST]
    found += Incident.objects.open().filter(client=client).values_list("what", flat=True)[:MOST]
    found += BadNews.objects.filter(project=project, told_at=None).values_list("what", flat=True)[:MOST]
    late = Promise.objects.open().filter(project=project, promised_on__lt=about.today)
    return [*found, *late.values_list("text", flat=True)[:MOST]]
