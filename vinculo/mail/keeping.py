"""The files of letters as they came: kept under random keys, read again, and thrown away when nobody needs them."""

from hashlib import sha256

from django.core.files.base import ContentFile

from vinculo.documents.storage import new_key, storage
from vinculo.mail.reading import limits

KIND = "m"  # the shelf of the store


class Gone(FileNotFoundError):
    """The file of a letter is not kept any more."""


def keep(data: bytes) -> str:
    """Stores a letter; gives back its key."""
    return storage().save(new_key(KIND), ContentFile(data))


def read(key: str) -> bytes:
    """Gone when it was thrown away."""
    if not key:
        raise Gone
    try:
        with storage().open(key, "rb") as file:
            data: bytes = file.read(limits.MAIL_SIZE + 1)
    except FileNotFoundError as why:
        raise Gone from why
    return data


def throw_away(key: str) -> None:
    if key:
        storage().delete(key)


def sha256_of(data: bytes) -> str:
    return sha256(data).hexdigest()
