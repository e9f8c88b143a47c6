"""What just happened, said once on the next page, with a way back. Undo beats asking "are you sure?"."""

from django.contrib import messages
from django.http import HttpRequest


def toast(request: HttpRequest, text: str, undo: str = "") -> None:
    """Say `text` on the next page. `undo` is the address a POST goes to when the reader takes it back."""
    messages.success(request, text, extra_tags=undo)
