"""Answers given before to "whose is this?", looked up by address and by domain."""

from dataclasses import dataclass, field
from datetime import datetime

from vinculo.clients.models import Client
from vinculo.mail.models import Rule
from vinculo.people.models import Person

# Mail for everybody: who has an address there has nothing to do with others who have one.
FOR_EVERYBODY = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.es live.com msn.com yahoo.com yahoo.es icloud.com me.com "
    "proton.me protonmail.com gmx.de gmx.net web.de wp.pl o2.pl onet.pl interia.pl poczta.onet.pl op.pl aol.com "
    "orange.fr free.fr laposte.net telefonica.net mail.com zoho.com".split()
)


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


def domain_of(address: str) -> str:
    """The domain that stands for a company; empty for mail for everybody."""
    domain = address.rpartition("@")[2].lower()
    return "" if domain in FOR_EVERYBODY else domain


def settle(pattern: str, *, client: Client | None, by: Person, at: datetime, owner: Person | None = None) -> Rule:
    """From now on letters from this address or domain belong to the client, or to none. The last answer counts."""
    values = {"client": client, "by": by, "at": at}
    rule, _made = Rule.objects.update_or_create(pattern=pattern.strip().lower(), owner=owner, defaults=values)
    return rule
