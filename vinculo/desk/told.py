"""What the pages that write something tell others of it: who was named with an @, and whose it is from now on."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from vinculo import live
from vinculo.notifications.mentions import tell_mentioned
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Person
from vinculo.projects.models import Project

LONGEST = 200


def now_yours(
    request: HttpRequest,
    subject: str,
    to: Person | None,
    *,
    what: str,
    client_id: int | None,
    may_see: Callable[[Person], bool] | None = None,
    **facts: Any,
) -> None:
    """
    `subject` ("task:5"), by its name `what`, is theirs from now on. Nothing if they took it themselves. `may_see`:
    whether they may open it, where seeing the client is not enough.
    """
    if to is not None:
        live.tell(f"person:{to.pk}")  # their page, if it is open somewhere
    if to is None or to.pk == request.user.pk or (may_see and not may_see(to)):
        return
    at = timezone.now()
    told = {"by": request.user.name, "what": what[:LONGEST], **facts}
    news = News(Kind.ASSIGNED, subject, f"{subject}@{at:%Y%m%d%H%M%S}", client_id, told)
    tell(news, to=[to], by=request.user, at=at, organization=request.desk.organization)


def gone(subject: str, *, to: int | None = None) -> None:
    """
    What was given to somebody was taken back: a notice of it would lead nowhere, or say what is not so. `to`: only the
    one that this person has.
    """
    told = Notice.objects.filter(kind=Kind.ASSIGNED, subject=subject)
    (told.filter(person=to) if to else told).delete()


def sees(project: Project) -> Callable[[Person], bool]:
    """Whether somebody may open this project, and so what stands in it."""
    return lambda person: Project.objects.visible_to(person).kept().filter(pk=project.pk).exists()


def offer_names(form: Any, name: str, *, client: int | None = None, project: int | None = None) -> None:
    """Behind an @ in this field the names of colleagues stand who may see this client, or this project of theirs."""
    about = f"project={project}" if project else f"client={client}"
    form.fields[name].widget.attrs["data-mention"] = about


def named(
    request: HttpRequest,
    text: str,
    subject: str,
    *,
    key: str,
    what: str,
    client_id: int | None,
    may_see: Callable[[Person], bool],
    before: str = "",
    **facts: Any,
) -> None:
    """
    Tell those whom `text` names. `key`: this very text ("task:5:comment:9"); `may_see`: whether a colleague may read
    it; `before`: the text as it was. Costs nothing where nobody is named.
    """
    news = News(Kind.MENTION, subject, key, client_id, {"what": what[:LONGEST], **facts})
    tell_mentioned(text, news, by=request.user, at=timezone.now(), may_see=may_see, before=before)
