"""What we learn: what lessons are about, and in how many projects."""

from collections import Counter, defaultdict
from typing import Any

from vinculo.feedback.models import Lesson
from vinculo.reports.analysis.scope import Scope

Row = dict[str, Any]
MOST = 2000  # lessons that are looked at: the newest


def lessons(scope: Scope) -> list[Row]:
    """
    By what they are about: lessons, projects and clients. Tags are a list in one column, which the engines do not count
    alike: they are counted here. One statement.
    """
    found = scope.moments(scope.of_clients(Lesson.objects.filter(project__deleted_at=None)), "at")
    counted: Counter[str] = Counter()
    projects, clients = defaultdict(set), defaultdict(set)
    for tags, project, client in found.order_by("-at", "-pk").values_list("tags", "project", "client")[:MOST]:
        for tag in tags or [""]:
            counted[tag] += 1
            projects[tag].add(project)
            clients[tag].add(client)
    return [
        {"tag": tag, "all": number, "projects": len(projects[tag] - {None}), "clients": len(clients[tag] - {None})}
        for tag, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]
