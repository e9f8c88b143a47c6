"""
Custom fields of a board. Their values are texts whatever their type; a choice is an id that names an option.
"""

from vinculo.exchange.reading import values
from vinculo.language import cleaning


class Fields:
    """Knows the names and the options of a board's fields, and reads those of a card."""

    def __init__(self, board: values.Json) -> None:
        self.names: dict[str, str] = {}
        self.options: dict[str, str] = {}
        for one in values.things(board, "customFields"):
            self.names[values.identity(one)] = values.line(one, "name")
            for option in values.things(one, "options"):
                self.options[values.identity(option)] = values.line(values.thing(option, "value"), "text")

    def of(self, card: values.Json) -> tuple[tuple[str, str], ...]:
        """(name, value) for each field of a card that has both."""
        pairs = [(self.names.get(values.identity(one, "idCustomField"), ""), self._value(one)) for one in _items(card)]
        return tuple((name, value) for name, value in pairs if name and value)

    def _value(self, item: values.Json) -> str:
        chosen = self.options.get(values.identity(item, "idValue"), "")
        if chosen:
            return chosen
        for key in ("text", "number", "date", "checked"):
            value = values.thing(item, "value").get(key)
            if isinstance(value, str | int | float) and value != "":
                return cleaning.one_line(str(value))[:1000]
        return ""


def _items(card: values.Json) -> list[values.Json]:
    return values.things(card, "customFieldItems")
