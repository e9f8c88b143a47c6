"""What a search finds of a project that goes into the bin, or comes back out of it: all of its own, or nothing."""

from collections.abc import Iterable

from vinculo.db import search
from vinculo.logbook.searchable import index_flags, index_projects, index_tasks
from vinculo.projects.models import Project, RedFlag, Task


def no_longer_found(project_ids: Iterable[int]) -> None:
    """Projects with their tasks and red flags leave the search."""
    ids = list(project_ids)
    search.drop("project", ids)
    search.drop("task", list(Task.objects.filter(project__in=ids).values_list("pk", flat=True)))
    search.drop("flag", list(RedFlag.objects.filter(project__in=ids).values_list("pk", flat=True)))


def found_again(project: Project) -> None:
    """A project with its tasks and red flags is taken up by the search again."""
    index_projects([project])
    index_tasks(Task.objects.filter(project=project).select_related("project"))
    index_flags(RedFlag.objects.filter(project=project).select_related("project"))
