"""Letters for tests."""

from typing import Any

from tests.world import NOW, World
from vinculo.letters.models import Letter


def draft(world: World, **fields: Any) -> Letter:
    """Marek writes to Ana."""
    given = {
        "client": world.luna, "project": world.shop, "by": world.marek, "subject": "The plates",
        "text": "Good morning, Ana.\n\nThe plates come on Friday.", "autosaved_at": NOW, **fields,
    }  # fmt: skip
    letter = Letter.objects.create(**given)
    letter.to.add(world.ana)
    return letter
