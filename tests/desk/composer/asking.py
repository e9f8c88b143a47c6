"""Forms as a browser sends them."""

import uuid
from typing import Any

from tests.world import World


def said(world: World, **fields: Any) -> dict[str, Any]:
    """A whole letter to Ana; None leaves a field out."""
    given = {
        "uid": str(uuid.uuid4()), "client": world.luna.pk, "to": [world.ana.pk], "subject": "The plates",
        "text": "Good morning, Ana. The plates come on Friday.", "audience": "team", **fields,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value is not None}
