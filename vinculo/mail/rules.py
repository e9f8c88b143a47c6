"""Answers given before to "whose is this?", looked up by address and by domain."""

from dataclasses import dataclass, field
from datetime import datetime

from vinculo.clients.models import Client
from vinculo.mail.models import Rule
from vinculo.people.models import Person


@dataclass(slots=True)
class Rules:
    """Those of the house under None, those of a person under their id."""

    found: dict[tuple[str, int | None], Rule] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Rules":
        return cls({(rule.pattern, rule.owner_id): rule for rule in Rule.objects.all()})

    def of(self, address: str, owner: int | None) -> Rule | None:
        """The rule for an address: its own before its domain's, the owner's before the house's."""
        domain = address.rpartition("@")[2]
        for pattern in (address, domain):
            for whose in dict.fromkeys((owner, None)):
                if pattern and (rule := self.found.get((pattern, whose))):
                    return rule
        return None


def settle(pattern: str, *, client: Client | None, by: Person, at: datetime, owner: Person | None = None) -> Rule:
    """From now on letters from this address or domain belong to the client, or to none. The last answer counts."""
    values = {"client": client, "by": by, "at": at}
    rule, _made = Rule.objects.update_or_create(pattern=pattern.strip().lower(), owner=owner, defaults=values)
    return rule
