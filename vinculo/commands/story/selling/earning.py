"""Quotes with the talk before their price, and invoices: what the studio earns."""

from datetime import timedelta
from typing import Any

from vinculo.clients.acting import acting as their_acting
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.times import Times
from vinculo.money import rates
from vinculo.money.invoicing import correcting, drafting, issuing, paying
from vinculo.money.models import BillingDetails, Invoice, Quote, SellerDetails, SeriesYear
from vinculo.money.quoting import answering, figures, sending, writing
from vinculo.money.quoting.freezing import digest
from vinculo.money.talks import booking, outcome
from vinculo.people.models import Organization, Person
from vinculo.pipeline.models import Opportunity

CENTS = 100
BUYER = ("legal_name", "tax_number", "street", "postcode", "city", "country")


class Earning:
    """Writes what `earning.toml` tells."""

    def __init__(
        self, told: dict[str, Any], stories: dict[str, ClientStory], opportunities: dict[str, Opportunity], times: Times
    ) -> None:
        self.told, self.stories, self.opportunities, self.times = told, stories, opportunities, times
        self.people: dict[str, Person] = next(iter(stories.values())).people

    def tell(self) -> None:
        house = Organization.current()
        assert house is not None
        rates.seed(house)
        SellerDetails.objects.get_or_create(organization=house, defaults=self.told["seller"])
        for name, values in self.told["billing"].items():
            BillingDetails.objects.create(client=self.stories[name].client, **dict(zip(BUYER, values, strict=True)))
        for quote in self.told["quotes"]:
            self._quote(quote)
        for invoice in self.told["invoices"]:
            self._invoice(invoice)

    def _quote(self, told: dict[str, Any]) -> None:
        story, owner = self.stories[told["client"]], self.people[told["owner"]]
        begun = self.times.at(told.get("sent", 0) - 2, "10:00")
        said = writing.NewQuote(
            told["title"], story.client.language, "EUR", client=story.client, contact=story.contacts[told["contact"]],
            opportunity=self.opportunities.get(told.get("opportunity", "")), owner=owner,
        )  # fmt: skip
        quote = writing.begin(said, by=owner, at=begun)
        assert quote.current
        usual = rates.usual()
        for text, euros, optional in told["lines"]:
            tax = writing.taxed(usual) if usual else {}
            writing.add_line(quote.current, text=text, price=euros * CENTS, is_optional=optional, **tax)
        if "sent" in told:
            sending.hand_over(quote.current, by=owner, at=self.times.at(told["sent"], "12:00"))
            self._talk(quote, told, owner)

    def _talk(self, quote: Quote, told: dict[str, Any], owner: Person) -> None:
        starts_at = self.times.at(told["talk"], "11:00")
        quote.refresh_from_db()
        new = booking.NewTalk(starts_at, owner, quote=quote, contact=quote.contact)
        talk = booking.book(new, by=owner, at=self.times.at(told["sent"], "12:10"))
        if "said" not in told:
            return
        kind = "yes" if "accepted" in told else "think"
        outcome.hold(talk, outcome=kind, said=told["said"], by=owner, at=starts_at + timedelta(minutes=45))
        if "accepted" in told:
            self._accept(quote, self.times.at(told["accepted"], "17:10"))

    def _accept(self, quote: Quote, at: Any) -> None:
        """With everything they could choose."""
        quote.refresh_from_db()
        version, contact = quote.current, quote.contact
        assert version and contact
        chosen = tuple(line["id"] for line in figures.options(version.frozen))
        total = figures.of_frozen(version.frozen, chosen).gross
        yes = answering.Yes(contact.name, digest(version.frozen), total, chosen, contact)
        answering.accept(version, yes, actor=their_acting(contact, proof="code"), at=at)

    def _invoice(self, told: dict[str, Any]) -> None:
        owner, at = self.people[told["owner"]], self.times.at(told["issued"], "10:30")
        line = drafting.NewLine(told["title"], told["euros"] * CENTS)
        client = self.stories[told["client"]].client
        due_on, on = self.times.day(told["due"]), self.times.day(told["issued"])
        invoice = drafting.begin(client, [line], by=owner, title=told["title"], due_on=due_on, supplied_on=on)
        issuing.issue(invoice, on=on, by=owner, at=at)
        Invoice.objects.filter(pk=invoice.pk).update(sent_at=at, spoken_at=at)
        invoice.refresh_from_db()
        if paid := told.get("paid"):
            percent, day = paid
            paying.pay(
                invoice, amount=invoice.gross * percent // 100, currency=invoice.currency, on=self.times.day(day),
                by=owner, at=self.times.at(day, "09:30"), how="Transferencia",
            )  # fmt: skip
        if because := told.get("credited"):
            note = correcting.credit(invoice, because=because, by=owner)
            issuing.issue(note, on=self.times.day(told["issued"] + 3), by=owner, at=self.times.at(told["issued"] + 3))


def take_out_earning() -> None:
    """Numbers of series in which nothing was issued are free again."""
    SeriesYear.objects.filter(series__invoices=None).delete()
