"""A long list as a file, made in the background: the job asks the page's own view, as its person."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.desk.lists.leaving import Ready
from vinculo.desk.middleware import Desk
from vinculo.documents.folders import private_folder
from vinculo.exchange.lists.models import ListFile
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.people.middleware import zone_of
from vinculo.people.models import Person


@jobs.takes(minutes=30)
def make(file_id: int) -> None:
    """The job. What its person may not see any more when it runs is not in the file."""
    found = ListFile.objects.select_related("by").filter(pk=file_id, state=ListFile.State.WAITING, by__is_active=True)
    if (wanted := found.first()) is None:
        return
    private_folder(wanted.path.parent)
    draft = wanted.path.with_suffix(".part")
    try:
        with translation.override(wanted.language), timezone.override(zone_of(wanted.by.time_zone)):
            ready = ready_for(wanted.by, wanted.address)
            with draft.open("wb") as out:
                rows = ready.write(out, wanted.kind)
        draft.replace(wanted.path)
    except (PermissionDenied, Http404):
        wanted.fail()
    except Exception:
        draft.unlink(missing_ok=True)
        wanted.fail()
        raise
    else:
        now = timezone.now()
        wanted.finish(rows=rows, at=now)
        tell(News(Kind.ASSIGNED, f"export:{wanted.pk}", facts={"what": wanted.title}), to=[wanted.by], by=None, at=now)


def page_of(address: str) -> ResolverMatch | None:
    """The list page at an address, if there is one."""
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    return match if hasattr(match.func, "list") else None


def ready_for(person: Person, address: str) -> Ready:
    """The list of a page as this person sees it. Raises what the page raises for who may not."""
    taken: list[Ready] = []
    match = page_of(address)
    if match is None:
        raise Http404
    request: Any = HttpRequest()
    request.method, request.path = "GET", urlsplit(address).path
    request.path_info = request.path
    request.GET = QueryDict(urlsplit(address).query)
    request.user, request.desk, request.list_taker = person, Desk(person), taken.append
    match.func(request, *match.args, **match.kwargs)
    if not taken:
        raise Http404
    return taken[0]
