"""What a page needs that follows others."""

import time

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def live_script() -> SafeString:
    """The script that listens for the parts of this page, and when the page was made."""
    source = static("vinculo/js/live.js")
    return format_html(
        '<script type="module" src="{}" data-live-since="{}"></script>', source, round(time.time() * 1000)
    )
