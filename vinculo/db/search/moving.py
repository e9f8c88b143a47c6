"""Giving what can be found to another client, as when two records of one client become one."""

from collections.abc import Collection, Sequence

from vinculo.db.models import SearchDoc
from vinculo.db.search.index import Doc, put

Name = Sequence[str | int]  # kind and object id


def docs_of_client(client_id: int, *, but: Collection[Name] = ()) -> list[list[str | int]]:
    """[kind, object id] of everything found under a client."""
    left_out = {tuple(name) for name in but}
    names = SearchDoc.objects.filter(client_id=client_id).order_by("pk").values_list("kind", "object_id")
    return [list(name) for name in names if name not in left_out]


def give_docs_to(client_id: int, names: Collection[Name]) -> None:
    """Have these found under another client; what was kept for some readers stays kept for them."""
    for kind in {str(name[0]) for name in names}:
        ids = [int(name[1]) for name in names if name[0] == kind]
        for start in range(0, len(ids), 500):
            rows = SearchDoc.objects.filter(kind=kind, object_id__in=ids[start : start + 500])
            put(
                Doc(row.kind, row.object_id, client_id, row.title, row.body, row.at, tuple(row.only_for))
                for row in rows
            )


def drop_client(client_id: int) -> None:
    """Make everything of a client unfindable, as before it goes for good."""
    SearchDoc.objects.filter(client_id=client_id).delete()
