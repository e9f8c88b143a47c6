"""Letters as they came in, before and behind what the record says about them."""

from vinculo.mail.models.folder import Folder
from vinculo.mail.models.received import Received, State
from vinculo.mail.models.rule import Rule

__all__ = ["Folder", "Received", "Rule", "State"]
