"""What both sides agreed, hope for and gave their word for."""

from vinculo.agreements.models.agreement import Agreement
from vinculo.agreements.models.change import ChangeEffect, ChangeRequest
from vinculo.agreements.models.expectation import Expectation
from vinculo.agreements.models.obligation import Obligation, Reminder
from vinculo.agreements.models.promise import Promise, Renegotiation, Warning

__all__ = [
    "Agreement",
    "ChangeEffect",
    "ChangeRequest",
    "Expectation",
    "Obligation",
    "Promise",
    "Reminder",
    "Renegotiation",
    "Warning",
]
