"""A list that names the same people several times, in several ways: once is enough, again adds nothing."""

from typing import Any

import pytest

from tests.exchange.importing import bring, import_now
from tests.world import World
from vinculo.clients.models import Contact, ContactPoint

HEAD = b"Name,Email,Company,LinkedIn\n"
GAINS_A_COMPANY = (
    b"Eva Rio,eva@sol.example,,\n"
    b"Eva Rio,eva@sol.example,Sol,\n"
    b"Eva Rio,,,\n"  # whoever that is: not surely the one at Sol
)
SHARES_A_PROFILE = (
    b"Eva Rio,eva@sol.example,Sol,https://linkedin.com/in/eva\n"
    b"Jan Kot,jan@sol.example,Sol,\n"
    b"Jan Kot,jan@sol.example,Sol,https://linkedin.com/in/eva\n"
)


@pytest.mark.parametrize("rows", [GAINS_A_COMPANY, SHARES_A_PROFILE], ids=["gains a company", "shares a profile"])
def test_the_same_list_again_adds_nothing(world: World, rows: Any) -> None:
    first = import_now(HEAD + rows, world.marek)

    again = bring(HEAD + rows, world.marek)

    assert first.counted("new") == 2
    assert (again.counted("new"), again.counted("updated")) == (0, 0)


def test_a_profile_stays_with_whom_it_was_given_to_first(world: World) -> None:
    import_now(HEAD + SHARES_A_PROFILE, world.marek)

    owners = ContactPoint.objects.filter(normal="linkedin.com/in/eva").values_list("contact__name", flat=True)

    assert list(owners) == ["Eva Rio"]
    assert Contact.objects.filter(name="Jan Kot", email="jan@sol.example").count() == 1
