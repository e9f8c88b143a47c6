"""Sealing works wherever it is called from: also in the middle of an event loop."""

import asyncio

import pytest
import time_machine

from tests.documents.papers import pdf
from tests.documents.sealing.sealed import ours, seal
from tests.world import NOW
from vinculo.documents.sealing import putting, verify
from vinculo.documents.sealing.apart import apart
from vinculo.documents.sealing.putting import Sealing


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


async def _call_in_a_loop(call, *arguments):
    return call(*arguments)


def test_a_paper_is_sealed_and_verified_while_a_loop_runs():
    content = asyncio.run(_call_in_a_loop(lambda: putting.put(pdf("Contract"), Sealing(seal()))))

    verdict = asyncio.run(_call_in_a_loop(lambda: verify.verify(content, ours=ours())))

    assert (verdict.reasons, verdict.is_ours) == ((), True)


def test_what_is_raised_apart_arrives():
    with pytest.raises(ZeroDivisionError):
        asyncio.run(_call_in_a_loop(lambda: apart(lambda: 1 // 0)))
