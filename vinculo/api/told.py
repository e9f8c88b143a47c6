"""What colleagues are told of changes that a program made for somebody: the same as of those made at the desk."""

from collections.abc import Callable
from typing import Any

from vinculo.api.asking import Asking
from vinculo.notifications.mentions import tell_mentioned
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Person
from vinculo.projects.models import Project

LONGEST = 200


def now_yours(
    asking: Asking,
    subject: str,
    to: Person | None,
    *,
    what: str,
    client_id: int | None,
    may_see: Callable[[Person], bool] | None = None,
    **facts: Any,
) -> None:
    """`subject` ("task:5"), by its name `what`, is theirs from now on."""
    if to is None or to.pk == asking.person.pk or (may_see and not may_see(to)):
        return
    told = {"by": asking.person.name, "what": what[:LONGEST], **facts}
    news = News(Kind.ASSIGNED, subject, f"{subject}@{asking.at:%Y%m%d%H%M%S}", client_id, told)
    tell(news, to=[to], by=asking.person, at=asking.at, organization=asking.organization)


def named(asking: Asking, text: str, subject: str, *, key: str, what: str, project: Project, before: str = "") -> None:
    """Whom `text` names with an @."""
    news = News(Kind.MENTION, subject, key, project.client_id, {"what": what[:LONGEST], "project": project.pk})
    tell_mentioned(text, news, by=asking.person, at=asking.at, may_see=sees(project), before=before)


def sees(project: Project) -> Callable[[Person], bool]:
    return lambda person: Project.objects.visible_to(person).kept().filter(pk=project.pk).exists()
