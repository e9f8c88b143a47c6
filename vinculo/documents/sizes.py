"""How large a file is, and what it is, in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WebP",
    "text/plain": gettext_lazy("Text"),
    "application/zip": "ZIP",
    "application/gzip": "GZ",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.presentation": "ODP",
}
UNITS = ("KB", "MB", "GB", "TB")
FAMILIES = {"audio": gettext_lazy("Sound"), "video": gettext_lazy("Film"), "font": gettext_lazy("Typeface")}


def size_words(size: int) -> str:
    """3 KB, 1.2 MB: in thousands, as the files of a computer are counted."""
    if size < 1000:
        return _("%(number)s bytes") % {"number": size}
    power = next((power for power in (1, 2, 3) if size < 999.5 * 1000**power), 4)
    value = round(size / 1000**power, 1)
    places = 0 if value >= 10 or value == int(value) else 1
    return f"{number_format(value, places)} {UNITS[power - 1]}"


def kind_words(media_type: str) -> str:
    """What somebody would call it: PDF, Film, File."""
    known = KINDS.get(media_type) or FAMILIES.get(media_type.partition("/")[0])
    return str(known) if known else _("File")


def plate(media_type: str) -> str:
    """Up to four letters for the little sheet of paper in a list."""
    known = KINDS.get(media_type)
    if isinstance(known, str) and len(known) <= 4:
        return known.upper()
    return {"text/plain": "TXT", "image/jpeg": "JPG"}.get(media_type, "")
