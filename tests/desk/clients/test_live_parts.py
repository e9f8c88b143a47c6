"""The page of a client follows others: its head and tabs are parts that are drawn anew, each once."""

import re
from typing import Any

from tests.world import World


def test_head_tabs_year_and_what_waits_follow_others(world: World, signed_in: Any) -> None:
    page = signed_in(world.rita).get(f"/clients/{world.luna.pk}/").content.decode()

    parts = re.findall(r'id="(live-[a-z]+)" data-live="client:(\d+)"', page)
    assert {pk for _name, pk in parts} == {str(world.luna.pk)}
    assert len(parts) == len(set(parts))
    assert {"live-head", "live-tabs", "live-year", "live-callout"} <= {name for name, _pk in parts}
    head = page.split('id="live-head"')[1].split("</div>")[0]
    assert world.luna.name in head
