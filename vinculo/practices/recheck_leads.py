"""Look at leads again: after a change, and when an hour that passes may change something."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from vinculo import jobs
from vinculo.people.models import Organization
from vinculo.pipeline.models import Lead
from vinculo.practices.catalogue import practices_about
from vinculo.practices.linter import lint
from vinculo.practices.models import Nudge
from vinculo.practices.nudges import settle
from vinculo.practices.practice import LEADS
from vinculo.practices.reading import BATCH
from vinculo.practices.reading.leads import read_leads
from vinculo.practices.recheck import each, moment
from vinculo.practices.tuning.reading import current_settings


def lead_changed(lead_id: int) -> None:
    """Something about this lead changed: have it checked soon."""
    jobs.coalesce("vinculo.practices.recheck_leads.check_one", str(lead_id), lead_id)


def check_one(lead_id: int) -> None:
    check([lead_id], at=timezone.now())


def check(lead_ids: Collection[int], *, at: datetime, organization: Organization | None = None) -> None:
    """Run the practices about leads over these, and write down nudges as of `at`."""
    now, practices, settings = moment(at, organization), practices_about(LEADS), current_settings([])
    with transaction.atomic():
        findings = {
            prospect.client.id: (
                prospect,
                [] if prospect.client.is_archived else lint(prospect, now, practices, settings),
            )
            for prospect in read_leads(lead_ids)
        }
        settle(findings, at=at, of="lead")


def sweep(*, at: datetime | None = None) -> int:
    """Every open lead, and those about whom something is still to be done. Returns how many."""
    at = at or timezone.now()
    nudged = Nudge.objects.live().filter(lead__isnull=False).values_list("lead_id", flat=True)
    ids = sorted({*Lead.objects.open().values_list("pk", flat=True), *nudged})
    organization = Organization.current()
    for start in range(0, len(ids), BATCH):
        each(check, ids[start : start + BATCH], at=at, organization=organization)
    return len(ids)
