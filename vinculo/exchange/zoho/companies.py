"""Accounts, contacts and leads of Zoho CRM."""

from vinculo.exchange import limits
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.history.records import Account, Known
from vinculo.exchange.reading.dates import day_of
from vinculo.exchange.refusals import Remark, RowProblem
from vinculo.exchange.zoho.entries import Entry
from vinculo.exchange.zoho.values import Days, someone
from vinculo.language import cleaning

PHONES = (("phone", "phone"), ("mobile", "mobile"), ("homephone", "phone"), ("otherphone", "phone"), ("fax", "fax"))
LOST = ("lost", "junk", "not qualified")
MAILS = ("email", "secondaryemail")


def account(entry: Entry) -> Account | RowProblem:
    name = entry.words("accountname", "companyname", length=limits.NAME)
    if not name:
        return RowProblem(entry.line, entry.shown_as, "zoho_nameless")
    remarks: list[Remark] = []
    return Account(
        id=entry.id or f"name:{name.lower()}",
        name=name,
        website=_web(entry, remarks),
        phone=cleaning.phone_number(entry.words("phone")),
        city=entry.words("billingcity", "city", "shippingcity", length=limits.LINE),
        country=entry.words("billingcountry", "country", "shippingcountry", length=limits.LINE),
        about=_about(entry),
        owner=someone(entry, "owner"),
        line=entry.line,
        remarks=tuple(remarks),
    )


def contact(entry: Entry, days: Days) -> Known | RowProblem:
    """A contact, or a lead: then `company` is only a name, and its groups say that it is one."""
    remarks: list[Remark] = []
    given, family = entry.words("firstname", length=limits.LINE), entry.words("lastname", length=limits.LINE)
    name = " ".join(filter(None, (given, family))) or entry.words("fullname", "contactname", "leadname")
    mails = _mails(entry, remarks)
    if not name and not mails:
        return RowProblem(entry.line, entry.shown_as, "nobody")
    born = entry.words("dateofbirth")
    birthday = day_of(born, days.order) if born else None
    if born and birthday is None:
        remarks.append(Remark("date_refused", cleaning.beginning(born, 40)))
    web = _web(entry, remarks)
    row = ContactRow(
        line=entry.line,
        name=name[: limits.NAME],
        given=given,
        family=family,
        company=entry.words("accountname", "companyname", "company", length=limits.NAME),
        title=entry.words("title", "designation", length=limits.LINE),
        emails=mails,
        phones=tuple(
            dict.fromkeys((kind, said) for key, kind in PHONES if (said := cleaning.phone_number(entry.words(key))))
        ),
        webs=(web,) if web else (),
        birthday=birthday,
        note=entry.text("description"),
        address=entry.words("mailingstreet", "street", "otherstreet", length=limits.ADDRESS),
        city=entry.words("mailingcity", "city", "othercity", length=limits.LINE),
        country=entry.words("mailingcountry", "country", "othercountry", length=limits.LINE),
        groups=_groups(entry),
        external_id=entry.id,
        remarks=tuple(remarks),
    )
    status = entry.words("leadstatus").lower()
    return Known(
        row=row,
        account_id=entry.points_to("accountname", "companyname"),
        owner=someone(entry, "owner"),
        is_lead=entry.module == "leads",
        lost=any(word in status for word in LOST),
    )


def _mails(entry: Entry, remarks: list[Remark]) -> tuple[str, ...]:
    found: list[str] = []
    for said in filter(None, (entry.words(name) for name in MAILS)):
        address = cleaning.email_address(said)
        if address:
            found.append(address)
        else:
            remarks.append(Remark("mail_refused", cleaning.beginning(said, 40)))
    return tuple(dict.fromkeys(found))


def _web(entry: Entry, remarks: list[Remark]) -> str:
    said = entry.words("website")
    found = cleaning.web_address(said) if said else ""
    if said and not found:
        remarks.append(Remark("web_refused", cleaning.beginning(said, 40)))
    return found or ""


def _groups(entry: Entry) -> tuple[str, ...]:
    said = [one.get("name", "") if isinstance(one, dict) else str(one) for one in entry.lists.get("tag", [])]
    said += entry.words("tag").split(",")
    kind = ["Lead"] if entry.module == "leads" else []
    return tuple(dict.fromkeys(filter(None, (cleaning.one_line(str(one))[:60] for one in [*kind, *said]))))


def _about(entry: Entry) -> str:
    return entry.text("description")
