"""Colleagues: whom an id of an owner stands for."""

from django.db.models import QuerySet

from vinculo.api.kinds import Shown
from vinculo.api.shelf import Shelf
from vinculo.people.models import Person


class PersonShown(Shown):
    id: int
    name: str
    email: str
    title: str
    role: str
    time_zone: str


def found(person: Person) -> QuerySet[Person]:
    return Person.objects.active()


shelf = Shelf(
    name="people", one="a colleague", area="clients", shown=PersonShown, found=found, orders={"name": "name_folded"}
)
