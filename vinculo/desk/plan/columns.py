"""The lists of a board, in the order of their first card."""

from dataclasses import dataclass

from django.db.models import Count, Min

from vinculo.projects.models import Project


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    done: int
    total: int


def columns(project: Project) -> list[Column]:
    """The lists in the order of their first task, with how much of each is done. One query."""
    rows = (
        project.tasks.filter(archived_at=None)
        .order_by()
        .values("column")
        .annotate(first=Min("position"), first_pk=Min("pk"), total=Count("pk"), done=Count("done_at"))
    )
    ordered = sorted(rows, key=lambda row: (row["first"], row["first_pk"]))
    return [Column(row["column"], row["done"], row["total"]) for row in ordered]
