"""The paper trail: what both sides may later need to prove, in entries that are added and never changed."""

from typing import ClassVar, Self

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_client(self, client_id: int) -> Self:
        return self.filter(client_id=client_id)

    def of_project(self, project_id: int) -> Self:
        return self.filter(project_id=project_id)

    def in_order(self) -> Self:
        return self.order_by("seq")

    def newest_first(self) -> Self:
        return self.order_by("-seq")


class Entry(models.Model):
    """
    One act. `body` is its canonical text, exactly as it was hashed; the columns beside it only find it.

    It hangs in two chains: that of the whole installation, and the strand of its client, so that a client can be given
    theirs alone and still check that nothing was taken out. It points at nothing with a key of the database: what it
    is about may be deleted, the entry stays.
    """

    seq = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    client_id = models.BigIntegerField(null=True)
    project_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=60, blank=True)  # "promise:12"
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    strand = models.CharField(max_length=40)  # "client:7", or "house"
    strand_seq = models.BigIntegerField()
    strand_previous = models.CharField(max_length=64)
    strand_hash = models.CharField(max_length=64)

    objects: ClassVar = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("seq",)
        verbose_name_plural = "entries"
        constraints = (models.UniqueConstraint(fields=["strand", "strand_seq"], name="strand_in_order"),)
        indexes = (
            models.Index(fields=["client_id", "-seq"], name="entry_of_client"),
            models.Index(fields=["project_id", "-seq"], name="entry_of_project"),
            models.Index(fields=["subject", "seq"], name="entry_of_subject"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Opening(models.Model):
    """
    What lies behind a commitment in an entry: the personal value and the salt it was hashed with.

    Erasing a person deletes their openings. The chain holds only the hashes and goes on being whole.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="openings")
    name = models.CharField(max_length=40)  # "actor_name", "ip", "words" …
    salt = models.CharField(max_length=64)
    value = models.TextField()
    of = models.CharField(max_length=40, blank=True)  # whose it is: "contact:4", "person:2"

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "name"], name="one_opening_a_name"),)
        indexes = (models.Index(fields=["of"], name="opening_of"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}"


class Witness(models.Model):
    """Where a head of a chain was seen outside: in a letter, in a sealed PDF, under a time stamp of somebody else's."""

    class How(models.TextChoices):
        MAIL = "mail"
        PDF = "pdf"
        STAMP = "stamp"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="witnesses")
    seq = models.BigIntegerField()  # of the entry
    head = models.CharField(max_length=64)  # its hash, as it was seen outside
    how = models.CharField(max_length=5, choices=How)
    where = models.CharField(max_length=200, blank=True)  # the letter's message id, the file's hash, the stamp's issuer
    token = models.BinaryField(null=True)  # the time stamp itself
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        verbose_name_plural = "witnesses"

    def __str__(self) -> str:
        return f"{self.how} {self.entry_id}"
