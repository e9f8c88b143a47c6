import pytest

from vinculo.people.models import Person, Role
from vinculo.people.roles import LastAdministrator, change_role, close_account, reopen_account


def test_a_role_changes(world):
    change_role(world.zofia, Role.MANAGER, by=world.rita)

    assert Person.objects.get(pk=world.zofia.pk).role == Role.MANAGER


@pytest.mark.parametrize("role", [Role.MANAGER, Role.MEMBER, Role.GUEST])
def test_the_last_administrator_keeps_the_role(world, role):
    with pytest.raises(LastAdministrator):
        change_role(world.rita, role, by=world.rita)

    assert Person.objects.get(pk=world.rita.pk).role == Role.ADMINISTRATOR


def test_one_of_two_administrators_may_step_down(world):
    change_role(world.marek, Role.ADMINISTRATOR, by=world.rita)

    change_role(world.rita, Role.MEMBER, by=world.rita)

    assert Person.objects.get(pk=world.rita.pk).role == Role.MEMBER


def test_the_last_administrator_cannot_be_closed(world):
    with pytest.raises(LastAdministrator):
        close_account(world.rita, by=world.rita)

    assert Person.objects.get(pk=world.rita.pk).is_active


def test_a_closed_administrator_does_not_count(world):
    change_role(world.marek, Role.ADMINISTRATOR, by=world.rita)
    close_account(world.marek, by=world.rita)

    with pytest.raises(LastAdministrator):
        close_account(world.rita, by=world.rita)


def test_closing_and_opening_again(world):
    close_account(world.teo, by=world.rita)
    closed = Person.objects.get(pk=world.teo.pk).is_active

    reopen_account(world.teo, by=world.rita)

    assert (closed, Person.objects.get(pk=world.teo.pk).is_active) == (False, True)
