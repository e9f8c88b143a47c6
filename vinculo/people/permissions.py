"""Who may do what in the house. What somebody may see is a queryset's business (`visible_to`); this is the rest."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from vinculo.people.models import Person, Role

Predicate = Callable[[Person], bool]


def may_administer(person: Person) -> bool:
    """The organization's own settings."""
    return person.is_active and person.role == Role.ADMINISTRATOR


def may_manage_people(person: Person) -> bool:
    """Roles, teams, invitations, closing an account."""
    return may_administer(person)


def may_see_people(person: Person) -> bool:
    """The list of colleagues. Guests know those of their own projects only."""
    return person.is_active and not person.is_guest


def may_import(person: Person) -> bool:
    """Bringing in clients and contacts from elsewhere: it can touch every client."""
    return person.is_active and person.role in (Role.ADMINISTRATOR, Role.MANAGER)


def only(predicate: Predicate) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """For views: to whoever may not, the page does not exist."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not isinstance(request.user, Person) or not predicate(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate
