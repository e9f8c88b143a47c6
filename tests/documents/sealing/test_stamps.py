"""Time stamps come from somebody else or not at all."""

from typing import Any

import pytest
from django.utils import timezone

from tests.documents.sealing.tsa import needs_openssl, stamping
from tests.documents.signing.asked import asked, signs
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import SigningRequest
from vinculo.documents.sealing.checking import check
from vinculo.documents.sealing.stamping import NoStamp, Stamper
from vinculo.documents.signing import finishing
from vinculo.record.models import Entry

pytestmark = needs_openssl


@pytest.fixture
def authority(tmp_path, settings):
    with stamping(tmp_path) as (url, found):
        settings.TSA_URL = url
        settings.TSA_CERTIFICATES = str(tmp_path / "tsa.pem")
        settings.TSA_ALLOW_HTTP = settings.TSA_ALLOW_PRIVATE = True
        yield found


def sealed_request(world: Any) -> SigningRequest:
    now = timezone.now()
    request = asked(world, at=now)
    signs(request, world.ana, at=now)
    finishing.finish(request.pk)
    request.refresh_from_db()
    return request


def test_a_stamp_is_inside_the_seal(world, authority):
    request = sealed_request(world)

    verdict = check(whole_bytes(request.sealed))

    assert (verdict.is_ours, verdict.marks[0].stamped_by) == (True, "Stamps of Nowhere & Co")
    assert (request.stamped_at is not None, request.stamp_failed_at) == (True, None)


@pytest.mark.parametrize("mode", ["refuses", "nonsense", "other"])
def test_without_a_stamp_it_is_sealed_and_says_so(world, authority, mode):
    authority.mode = mode

    request = sealed_request(world)

    verdict = check(whole_bytes(request.sealed))
    assert (verdict.is_ours, verdict.marks[0].stamped_at) == (True, None)
    assert (request.stamped_at, request.stamp_failed_at is not None) == (None, True)
    assert Entry.objects.filter(kind="record.stamp_failed").count() == 1


def test_the_stamp_comes_later_behind_the_seal(world, authority):
    authority.mode = "refuses"
    request = sealed_request(world)
    first = whole_bytes(request.sealed)

    assert finishing.stamp_again(at=timezone.now()) == 0
    authority.mode = "good"
    assert finishing.stamp_again(at=timezone.now() + finishing.AGAIN_AFTER) == 1

    request.refresh_from_db()
    second = whole_bytes(request.sealed)
    verdict = check(second)
    assert second.startswith(first)
    assert (verdict.is_ours, [mark.kind for mark in verdict.marks]) == (True, ["signature", "stamp"])
    assert (verdict.marks[0].added, verdict.marks[1].stamped_by) == ("proofs", "Stamps of Nowhere & Co")
    assert request.stamp_failed_at is None


@pytest.mark.parametrize("allowed", ["TSA_ALLOW_HTTP", "TSA_ALLOW_PRIVATE"])
def test_an_address_inside_the_house_or_by_plain_http_is_not_asked(authority, settings, allowed):
    setattr(settings, allowed, False)  # the control: test_a_stamp_is_inside_the_seal, where both are allowed

    with pytest.raises(NoStamp):
        Stamper(settings.TSA_URL)._ask(b"asked")

    assert authority.asked == 0


def test_nobody_home_is_no_stamp_either(world, settings):
    settings.TSA_URL, settings.TSA_ALLOW_HTTP, settings.TSA_ALLOW_PRIVATE = "http://127.0.0.1:9/", True, True

    request = sealed_request(world)

    assert (request.stamped_at, request.stamp_failed_at is not None) == (None, True)
