"""What both sides agreed, hope for and gave their word for."""

from vinculo.agreements.models.agreement import Agreement, RenewedOn
from vinculo.agreements.models.change import ChangeEffect, ChangeRequest
from vinculo.agreements.models.clause import Annex, Clause, ContractTemplate, Duty, TemplateClause
from vinculo.agreements.models.expectation import Expectation
from vinculo.agreements.models.obligation import Obligation, Reminder
from vinculo.agreements.models.promise import Promise, PromiseForecast, Renegotiation, Warning

__all__ = [
    "Agreement",
    "Annex",
    "ChangeEffect",
    "ChangeRequest",
    "Clause",
    "ContractTemplate",
    "Duty",
    "Expectation",
    "Obligation",
    "Promise",
    "PromiseForecast",
    "Reminder",
    "Renegotiation",
    "RenewedOn",
    "TemplateClause",
    "Warning",
]
