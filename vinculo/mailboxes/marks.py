"""What every letter of this installation carries, so that one that comes back is known as ours."""

import hmac
from hashlib import sha256

from django.conf import settings

HEADER = "X-Vinculo-Round"


def mark() -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"vinculo.mailboxes.marks", sha256).hexdigest()[:24]
