"""An S3-compatible store that answers in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from config.file_store import file_store

moto = pytest.importorskip("moto", reason="needs moto[s3], a stand-in for S3")
BUCKET = "papers"


@contextmanager
def a_bucket(settings: Any, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Any]:
    """The store of documents as VINCULO_FILES names it, empty."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with moto.mock_aws():
        import boto3

        settings.STORAGES = {**settings.STORAGES, "documents": file_store(f"s3://key:secret@/{BUCKET}", folder)}
        client = boto3.client("s3", aws_access_key_id="key", aws_secret_access_key="secret")  # noqa: S106
        client.create_bucket(Bucket=BUCKET)
        yield client


def keys(bucket: Any) -> set[str]:
    return {one["Key"] for one in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])}
