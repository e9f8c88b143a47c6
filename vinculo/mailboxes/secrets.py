"""
Sealing secrets of other machines that must be read again: passwords of mailboxes, tokens, addresses of web hooks.

They lie in the database only as sealed text, under a key of their own made from the installation's secret key.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"vinculo.mailboxes.secrets"


class CannotOpen(ValueError):
    """It was sealed under another secret key, or is no sealed text at all."""


def seal(text: str) -> str:
    """Sealed text that `open_` opens. The empty text stays empty, so that a blank field is seen to be blank."""
    return _fernet().encrypt(text.encode()).decode() if text else ""


def open_(sealed: str) -> str:
    """Opens what `seal` closed, with this secret key or one of SECRET_KEY_FALLBACKS. CannotOpen."""
    try:
        return _fernet().decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken as why:
        raise CannotOpen("it was sealed under another secret key") from why


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
