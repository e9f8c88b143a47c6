"""The client in front of somebody when they press C: most likely the one they mean."""

import re

from django.http import HttpRequest

from vinculo.desk.undo import came_from
from vinculo.projects.models import Project

PAGE = re.compile(r"^/(clients|contacts|projects)/(\d{1,18})/")


def page_they_are_on(request: HttpRequest) -> dict[str, int]:
    """The client, contact or project whose page the request came from, as initial values of the log."""
    found = PAGE.match(came_from(request))
    if not found:
        return {}
    section, pk = found[1], int(found[2])
    if section == "clients":
        return {"client": pk}
    if section == "contacts":
        return {"contact": pk}
    client_id = Project.objects.visible_to(request.user).filter(pk=pk).values_list("client_id", flat=True).first()
    return {"client": client_id, "project": pk} if client_id else {}
