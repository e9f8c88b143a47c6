"""Whoever is to keep a promise that somebody else wrote down hears of it."""

from django.http import HttpRequest

from vinculo.agreements.models import Promise
from vinculo.desk.told import now_yours


def tell_owner(request: HttpRequest, promise: Promise) -> None:
    now_yours(
        request, f"promise:{promise.pk}", promise.owner, what=promise.text, client_id=promise.client_id,
        may_see=lambda person: Promise.objects.visible_to(person).filter(pk=promise.pk).exists(),
        words=promise.client.name,
    )  # fmt: skip
