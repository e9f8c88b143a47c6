"""The portal on a phone: an icon of a size that there is."""

from typing import Any


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {("portal:app_icon", "side"): 192}
