"""People of Basecamp: ours did something, theirs become contacts of their company."""

from vinculo.exchange import limits
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.history.records import Account, Known, Someone
from vinculo.exchange.reading.richtext import plain
from vinculo.exchange.reading.values import Json, identity, line, thing, things
from vinculo.exchange.refusals import Remark
from vinculo.language import cleaning


def is_client(data: Json) -> bool:
    return data.get("client") is True or data.get("personable_type") == "Client"


def someone(data: Json) -> Someone | None:
    """Who did something, or None when nobody is named."""
    mail = cleaning.email_address(line(data, "email_address", limits.EMAIL + 1)) or ""
    found = Someone(id=identity(data), name=line(data, "name", limits.NAME), email=mail, ours=_is_ours(data))
    return found if found.id or found.name or found.email else None


def everybody(data: Json, key: str) -> tuple[Someone, ...]:
    return tuple(one for one in map(someone, things(data, key)) if one)


def company(data: Json, number: int) -> Account | None:
    """The company of a person or a project; it needs an id and a name."""
    key, name = identity(data), line(data, "name", limits.NAME)
    return Account(id=key, name=name, line=number) if key and name else None


def known(data: Json, number: int) -> Known | None:
    """A contact of theirs, or None when neither name nor address is known."""
    who = someone(data)
    if who is None or not (who.name or who.email):
        return None
    said = line(data, "email_address", limits.EMAIL + 1)
    row = ContactRow(
        line=number,
        name=who.name,
        company=line(thing(data, "company"), "name", limits.NAME),
        title=line(data, "title"),
        emails=(who.email,) if who.email else (),
        note=plain(data["bio"]) if isinstance(data.get("bio"), str) else "",
        city=line(data, "location"),
        external_id=who.id,
        remarks=(Remark("mail_refused", cleaning.beginning(said)),) if said and not who.email else (),
    )
    return Known(row=row, account_id=identity(thing(data, "company")))


def _is_ours(data: Json) -> bool | None:
    if is_client(data):
        return False
    return True if data.get("client") is False else None
