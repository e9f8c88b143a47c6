"""Quotes, invoices, payments, and the talk before every price."""

from vinculo.money.models.instalment import Billed, Instalment
from vinculo.money.models.invoice import Invoice, InvoiceLine, IsIssued, Payment
from vinculo.money.models.quote import Quote, QuoteAnswer, QuoteLine, QuoteLink, QuoteVersion
from vinculo.money.models.series import Series, SeriesYear
from vinculo.money.models.talk import MoneyTalk
from vinculo.money.models.tax import BillingDetails, SellerDetails, TaxRate

__all__ = [
    "BillingDetails",
    "Billed",
    "Instalment",
    "Invoice",
    "InvoiceLine",
    "IsIssued",
    "MoneyTalk",
    "Payment",
    "Quote",
    "QuoteAnswer",
    "QuoteLine",
    "QuoteLink",
    "QuoteVersion",
    "SellerDetails",
    "Series",
    "SeriesYear",
    "TaxRate",
]
