"""The store of documents from one address: nothing for a folder of ours, or `s3://key:secret@host/bucket`."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

UNITS = {"": 1, "K": 1000, "M": 1000**2, "G": 1000**3, "T": 1000**4}


def file_store(address: str, folder: Path) -> dict[str, Any]:
    """The entry "documents" of STORAGES. ImproperlyConfigured: an address that is none."""
    if not address:
        options: dict[str, Any] = {"location": folder, "base_url": None}
        options |= {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    url = urlsplit(address)
    bucket, _slash, place = url.path.strip("/").partition("/")
    if url.scheme not in ("s3", "s3+http") or not bucket:
        raise ImproperlyConfigured("VINCULO_FILES is s3://key:secret@host/bucket, or nothing for a folder of ours.")
    given = {name: values[0] for name, values in parse_qs(url.query).items()}
    host = url.hostname or ""
    port = f":{url.port}" if url.port else ""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "location": place,
            "access_key": unquote(url.username) if url.username else None,
            "secret_key": unquote(url.password) if url.password else None,
            "endpoint_url": f"{'http' if url.scheme == 's3+http' else 'https'}://{host}{port}" if host else None,
            "region_name": given.get("region"),
            "addressing_style": given.get("style", "path"),
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
            "max_memory_size": 8 * 1024**2,  # above it a file that is read waits on disk
        },
    }


def in_bytes(text: str) -> int:
    """ "200M" -> 200000000; a number alone counts bytes."""
    found = re.fullmatch(r"(\d+)\s*([KMGT]?)B?", text.strip().upper())
    if not found:
        raise ImproperlyConfigured(f"{text!r} is not a size like 200M or 2G.")
    return int(found[1]) * UNITS[found[2]]


def limits(text: str) -> dict[str, int]:
    """ "image=50M,application/pdf=200M" -> bytes by kind of content, or by its first part."""
    pairs = (pair.partition("=") for pair in text.split(",") if pair.strip())
    return {kind.strip().lower(): in_bytes(size) for kind, _equals, size in pairs}
