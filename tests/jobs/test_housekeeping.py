from datetime import timedelta

import pytest
from django.utils import timezone

from vinculo.jobs.housekeeping import KEEP_EFFECTS, forget_old
from vinculo.jobs.models import JobEffect


@pytest.mark.django_db
def test_old_proofs_go_and_young_ones_stay():
    now = timezone.now()
    JobEffect.objects.create(key="old", at=now - KEEP_EFFECTS - timedelta(minutes=1))
    JobEffect.objects.create(key="young", at=now - KEEP_EFFECTS + timedelta(minutes=1))

    forget_old()

    assert [effect.key for effect in JobEffect.objects.all()] == ["young"]
