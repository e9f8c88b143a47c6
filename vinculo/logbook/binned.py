"""A project that comes back out of the bin is found again with all of its own; how it leaves: projects/emptying."""

from vinculo.logbook.searchable import index_flags, index_projects, index_tasks
from vinculo.projects.models import Project, RedFlag, Task


def found_again(project: Project) -> None:
    """A project with its tasks and red flags is taken up by the search again."""
    index_projects([project])
    index_tasks(Task.objects.filter(project=project).select_related("project"))
    index_flags(RedFlag.objects.filter(project=project).select_related("project"))
