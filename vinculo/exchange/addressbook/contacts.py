"""What is read about one person, whatever the file it came from."""

from dataclasses import dataclass

from vinculo.exchange.reading.dates import Day
from vinculo.exchange.refusals import Remark


@dataclass(slots=True)
class ContactRow:
    """
    One person as the file has them. Texts are clean and plain; addresses are valid or absent. `name` may be empty when
    an e-mail address is there. `phones` are (kind, number) with kind phone, mobile or fax; `webs` are http(s) only.
    """

    line: int
    name: str
    given: str = ""
    family: str = ""
    company: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[tuple[str, str], ...] = ()
    webs: tuple[str, ...] = ()
    linkedin: str = ""
    birthday: Day | None = None
    note: str = ""
    language: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    groups: tuple[str, ...] = ()
    external_id: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def shown_as(self) -> str:
        return self.name or (self.emails[0] if self.emails else "")
