"""What forms are filled in with, whatever they are about."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

Everything = Any
Data = dict[str, Any]


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def about_luna(all_: Everything) -> Data:
    return {"chosen": f"{all_.luna.pk}-{all_.ana.pk}", "who": "", "project": all_.shop.pk}
