"""One line of a report: what its writer said there, and other words in its place."""

from django.db import transaction

from vinculo.reports.lines import Section, Written, written_in, written_of
from vinculo.reports.models import Report
from vinculo.reports.writing import writable


def said_in(report: Report, part: str, key: str) -> str:
    """The other words of a line; empty where it says what the record says."""
    found: Section = next((one for one in report.sections if one["key"] == part), {})
    return str(found.get("said", {}).get(key, ""))


@transaction.atomic
def put(report: Report, part: str, key: str, words: str) -> None:
    """`words` instead of the record's, or the record's where `words` is empty. NotWritable."""
    report.sections = writable(report).sections
    for number, section in enumerate(report.sections):
        if section["key"] == part:
            now = written_of(section)
            said = {one: text for one, text in now.said.items() if one != key} | ({key: words} if words else {})
            report.sections[number] = written_in(section, Written(said, now.out, now.added))
    report.save(update_fields=["sections"])
