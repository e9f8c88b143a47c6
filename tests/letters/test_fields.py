"""Fields of a template: a list of names, nothing beyond."""

from datetime import date

from tests.world import World
from vinculo.letters import fields

TODAY = date(2026, 3, 11)
ATTACKS = [
    "{{event.__init__.__code__.co_filename}}",
    "{client.__class__}",
    "{% load static %}{% static 'x' %}",
    "{0.__globals__}",
    "{contact.email}",
    "{contact.first_name.__class__}",
    "{contact.first_name!r}",
    "{contact.first_name:>99999999}",
    "{my.password}",
    "{contact}",
    "${contact.name}{",
    "%(contact)s",
]


def told(world: World) -> dict[str, str]:
    return fields.values_for(
        contact=world.ana, client=world.luna, project=None, by=world.marek, organization=world.organization, today=TODAY
    )


def test_known_fields_are_filled_in(world: World) -> None:
    text = "Dear {contact.first_name} of {client.name}, {my.name} of {our.name}, {today}. {project.name}"

    filled = fields.fill(text, told(world))

    assert filled == "Dear Ana of Café Luna, Marek Wilk of Taller Faro, Wednesday 11 March. {project.name}"


def test_nothing_is_looked_up_beyond_the_list(world: World) -> None:
    for attack in ATTACKS:
        expected = attack.replace("{contact.name}", "Ana Prado")
        assert fields.fill(attack, told(world)) == expected


def test_control_formatting_as_the_language_does_it_would_look_around(world: World) -> None:
    assert str.format("{client.__class__}", client=world.luna) == "<class 'vinculo.clients.models.client.Client'>"


def test_a_value_is_never_read_as_a_field(world: World) -> None:
    world.luna.name = "{my.phone} {contact.name}"

    assert fields.fill("{client.name}", told(world)) == "{my.phone} {contact.name}"


def test_unknown_fields_are_named_to_whoever_writes_the_template() -> None:
    assert fields.unknown_in("{contact.first_name} {contact.shoe} {x} {contact.shoe}") == ["{contact.shoe}", "{x}"]
