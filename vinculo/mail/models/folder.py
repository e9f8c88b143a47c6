"""How far a folder of a mailbox was read."""

from django.db import models

from vinculo.mailboxes.models import Mailbox


class Folder(models.Model):
    """
    A folder on the mail server. The server numbers letters upwards (UID) as long as its own word for the numbering
    (UIDVALIDITY) stays the same; when that changes, all is looked through anew and what is known is recognised.
    Besides what comes in and what was sent, only folders that were chosen are read.
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(max_length=200)
    is_sent = models.BooleanField(default=False)  # what we wrote, not what came
    uidvalidity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    chosen_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)  # chosen, but the server has it no more

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mailbox", "name"], name="one_folder_of_a_name"),)

    def __str__(self) -> str:
        return self.name
