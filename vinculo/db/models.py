from django.db import models


class SearchDoc(models.Model):
    """
    What can be found of one record: its words as people read them, whose client it is, and when it happened.

    The index of the words is the engine's own (see `vinculo.db.search`); on SQLite a trigger on this table keeps it in
    step with deletions, so a migration that rebuilds the table must make the trigger again.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    client_id = models.BigIntegerField(null=True, db_index=True)
    at = models.DateTimeField()
    seconds = models.BigIntegerField(editable=False)  # `at` since 1970: newest first, the same on both engines
    title = models.CharField(max_length=255)
    only_for = models.JSONField(default=list, blank=True)  # names, if not for everybody who sees the client
    body = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "object_id"), name="db_searchdoc_one_per_record"),)
        indexes = (models.Index(fields=("-seconds", "-id"), name="db_searchdoc_newest"),)

    def __str__(self) -> str:
        return self.title
