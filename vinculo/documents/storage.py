"""Where the bytes lie: a folder of ours or an S3-compatible store, under keys that say nothing."""

import secrets

from django.core.files.storage import Storage, storages


def storage() -> Storage:
    return storages["documents"]


def new_key(kind: str = "v") -> str:
    """A random place. Nothing of a name, a client or a kind of file is in it; `kind` parts versions from previews."""
    key = secrets.token_hex(20)
    return f"{kind}/{key[:2]}/{key}"
