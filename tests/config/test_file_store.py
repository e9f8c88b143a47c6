"""Where documents lie, from one setting."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.file_store import file_store, in_bytes, limits


def test_without_an_address_a_folder_of_ours_that_nobody_else_reads():
    store = file_store("", Path("/data/documents"))

    assert store["BACKEND"] == "django.core.files.storage.FileSystemStorage"
    modes = (store["OPTIONS"]["file_permissions_mode"], store["OPTIONS"]["directory_permissions_mode"])
    assert modes == (0o600, 0o700)


def test_an_address_of_a_store():
    options = file_store("s3://key:se%2Fcret@s3.example:9000/bucket/vinculo?region=eu-1", Path("/x"))["OPTIONS"]

    wanted = {
        "bucket_name": "bucket", "location": "vinculo", "access_key": "key", "secret_key": "se/cret",
        "endpoint_url": "https://s3.example:9000", "region_name": "eu-1", "file_overwrite": False, "default_acl": None,
    }  # fmt: skip
    assert {name: options[name] for name in wanted} == wanted


@pytest.mark.parametrize("address", ["s3://host", "ftp://host/bucket", "bucket"])
def test_an_address_that_is_none(address):
    with pytest.raises(ImproperlyConfigured):
        file_store(address, Path("/x"))


def test_sizes():
    assert [in_bytes(text) for text in ("7", "2k", "200M", "2GB", "1 T")] == [7, 2000, 200_000_000, 2 * 10**9, 10**12]
    assert limits("image=50M, application/pdf=1G,") == {"image": 50_000_000, "application/pdf": 10**9}
    with pytest.raises(ImproperlyConfigured):
        in_bytes("much")
