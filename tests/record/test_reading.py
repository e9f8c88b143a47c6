"""Every kind of act has words and a sign that exists."""

import pytest

from vinculo.record.kinds import GROUPS, KINDS, kinds_of
from vinculo.record.reading import sentence
from vinculo.web.glyphs import names


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_can_be_read_and_drawn(kind):
    words = sentence(KINDS[kind].words, kind, {}, {}, day=str)

    assert words and "%(" not in words
    assert KINDS[kind].icon in names()


def test_every_kind_is_in_one_group():
    grouped = [kind for group in GROUPS for kind in kinds_of(group)]

    assert sorted(grouped) == sorted(KINDS)
