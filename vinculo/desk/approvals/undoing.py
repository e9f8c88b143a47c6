"""What is taken back: only what is ours alone. What the client was asked and said stays as it is."""

from typing import Any

from vinculo.desk.approvals.found import approvals_seen_by
from vinculo.desk.undo import undoing
from vinculo.documents.approvals import remarks
from vinculo.documents.models import Remark
from vinculo.people.models import Person


@undoing("approvals.remark")
def open_again(person: Person, ids: list[int], before: Any) -> None:
    for remark in Remark.objects.filter(pk__in=ids, approval__in=approvals_seen_by(person)):
        remarks.open_again(remark)
