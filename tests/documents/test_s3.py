"""Files in an S3-compatible store: sent in pieces, had by a signed link, changed behind our back, swept away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.documents.bucket import BUCKET, a_bucket, keys
from tests.documents.papers import PNG
from vinculo.documents import uploads
from vinculo.documents.keeping import NewDocument
from vinculo.documents.links import Reader, link
from vinculo.documents.looking_through import look_through
from vinculo.documents.storage import storage
from vinculo.documents.sweeping import sweep
from vinculo.documents.uploads import Sender


@pytest.fixture
def bucket(settings, monkeypatch, tmp_path):
    with a_bucket(settings, monkeypatch, tmp_path) as client:
        yield client


@pytest.fixture
def version(world, bucket):
    """Sent in two pieces, with a break between them."""
    now, half = timezone.now(), len(PNG) // 2
    upload = uploads.begin(
        NewDocument(world.luna), name="shelf.png", size=len(PNG), sender=Sender(person=world.marek), at=now
    )
    assert uploads.add_piece(upload, 0, [PNG[:half]], at=now) == half
    assert uploads.add_piece(upload, half, [PNG[half:]], at=now) == len(PNG)
    return uploads.finish(upload, at=now)


def whole(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_it_lies_in_the_bucket_and_is_had_by_a_signed_link(world, bucket, version, signed_in):
    look_through(version.pk)
    desk = signed_in(world.marek)
    address = link(version, Reader("person", world.marek.pk), at=timezone.now())

    answer, part = desk.get(address), desk.get(address, HTTP_RANGE="bytes=1-3")

    assert version.key in keys(bucket) and len(keys(bucket)) == 1 + version.drawn.count() > 1
    assert (answer.status_code, whole(answer)) == (200, PNG)
    assert (part.status_code, whole(part)) == (206, PNG[1:4])
    assert bucket.get_object(Bucket=BUCKET, Key=version.key)["Body"].read() == PNG


def test_what_was_changed_or_lost_in_the_bucket_is_not_given_out(world, bucket, version, signed_in):
    desk = signed_in(world.marek)
    address = link(version, Reader("person", world.marek.pk), at=timezone.now())

    bucket.put_object(Bucket=BUCKET, Key=version.key, Body=PNG[:-1] + b"x")
    assert desk.get(address).status_code == 409
    bucket.delete_object(Bucket=BUCKET, Key=version.key)
    assert desk.get(address).status_code == 409


def test_what_nobody_speaks_of_is_swept_from_the_bucket(world, bucket, version, monkeypatch):
    monkeypatch.setattr("vinculo.documents.sweeping.SHARDS", [version.key.rpartition("/")[0]])
    late = timezone.now() + timedelta(days=2)
    assert (sweep(at=late), keys(bucket)) == (0, {version.key})

    version.document.delete()

    assert (sweep(at=late), keys(bucket), storage().exists(version.key)) == (1, set(), False)
