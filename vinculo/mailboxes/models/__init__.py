"""The accounts mail is fetched from and sent through."""

from vinculo.mailboxes.models.mailbox import Mailbox, Security, SendsBy, SignsInWith, State

__all__ = ["Mailbox", "Security", "SendsBy", "SignsInWith", "State"]
