"""Season and weather are for our team: no page of the portal tells them, nor why they are what they are."""

from typing import Any

from django.utils import timezone

from tests.portal.visiting import take_part
from vinculo.practices.models import HealthDay, Standing, StandingEvent, WeatherChoice

WORDS = ("Storm", "storm", "Winter", "winter", "13 of 100", "CANARY")


def test_no_page_tells_season_weather_or_reasons(world: Any, visiting: Any, signed_in: Any) -> None:
    take_part(world.ana, world.shop)
    ana, now = visiting(world.ana, world.luna), timezone.now()
    why = [{"key": "by_hand", "reason": "CANARY they called", "points": 0}]
    Standing.objects.create(
        client=world.luna, season="winter", weather="storm", health=13, season_reasons=why, weather_reasons=why,
        checked_at=now,
    )  # fmt: skip
    StandingEvent.objects.create(client=world.luna, kind="weather", before="clear", after="storm", reasons=why, at=now)
    WeatherChoice.objects.create(client=world.luna, weather="storm", reason="CANARY", by=world.marek, at=now)
    HealthDay.objects.create(client=world.luna, on=timezone.localdate(), health=13)

    pages = [ana.get(address).content.decode() for address in ("/portal/", "/portal/roadmap/", "/portal/team/")]
    ours = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/").content.decode()

    assert [word for word in WORDS if any(word in page for page in pages)] == []
    assert [word for word in WORDS if word not in ours] == []
