"""
By what the files of each system are known: a line a format, with a question about what is seen of the file without
reading it whole. The first line that says yes names the format. The questions live with their systems.
"""

from collections.abc import Callable

from vinculo.exchange.addressbook.signs import is_linkedin_archive
from vinculo.exchange.basecamp import known_by as basecamp
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.versionone import known_by as versionone
from vinculo.exchange.zoho import known_by as zoho

# The first 64 KB as text, without a mark and blanks before it; it may break off anywhere.
JSON: tuple[tuple[Format, Callable[[str], bool]], ...] = (
    (Format.ZOHO_PROJECTS, zoho.projects_json),
    (Format.ZOHO, zoho.crm_json),
    (Format.BASECAMP, basecamp.answer),
    (Format.VERSIONONE, versionone.answer),
)
XML: tuple[tuple[Format, Callable[[str], bool]], ...] = (
    (Format.ZOHO, zoho.crm_xml),
    (Format.VERSIONONE, versionone.document),
)

# The names of the files in a ZIP archive, folders among them left out, as they stand there ("export/Contacts_001.csv").
ARCHIVES: tuple[tuple[Format, Callable[[tuple[str, ...]], bool]], ...] = (
    (Format.LINKEDIN, is_linkedin_archive),
    (Format.ZOHO, zoho.crm_archive),
    (Format.BASECAMP, basecamp.archive),
    (Format.VERSIONONE, versionone.archive),
)

# The headings of a CSV file, each without marks, case and signs ("Record Id" is "recordid"). Asked before the file is
# taken for a contact list.
TABLES: tuple[tuple[Format, Callable[[frozenset[str]], bool]], ...] = ((Format.ZOHO, zoho.crm_table),)
