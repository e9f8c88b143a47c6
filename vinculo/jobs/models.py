from django.db import models


class PendingJob(models.Model):
    """Something that is to be done soon and has been asked for at least once; one row per path and key."""

    key = models.CharField(max_length=255, unique=True)
    asked_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.key


class JobEffect(models.Model):
    """The proof that an effect has happened, so that a job given out twice does not repeat it."""

    key = models.CharField(max_length=255, unique=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key


class FailedJob(models.Model):
    """A job that did not go through: what it was, why, and how often it was tried. Gone as soon as it succeeds."""

    job_id = models.CharField(max_length=255, unique=True)
    path = models.CharField(max_length=255)
    arguments = models.TextField(blank=True)
    reason = models.CharField(max_length=500)
    trace = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=1)
    first_failed_at = models.DateTimeField()
    last_failed_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-last_failed_at", "-id")

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Lease(models.Model):
    """What one process does and no other: until when, and which. See `leases`."""

    name = models.CharField(max_length=60, primary_key=True)
    by = models.CharField(max_length=40)
    until_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.by}"
