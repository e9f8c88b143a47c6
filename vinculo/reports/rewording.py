"""What a guard offers takes the place of what was written, wherever in the report that stands."""

from dataclasses import replace

from vinculo.letters.guards.checking import Warned, instead
from vinculo.reports.lines import Written, lines_of, written_in
from vinculo.reports.models import Report


def reworded(report: Report, one: Warned) -> bool:
    """False: no single line of it says so. Nothing is kept by this."""
    one = replace(one, passage=one.passage.removeprefix("- "))  # which the letter sets before each line
    if one.passage in report.opening:
        report.opening = _put(report.opening, one)
        return True
    for number, section in enumerate(report.sections):
        lines = lines_of(section)
        if section["key"] in report.left_out or not any(line.goes and one.passage in line.text for line in lines):
            continue
        texts = {line.key: _put(line.text, one) if one.passage in line.text else line.text for line in lines}
        own = [(texts[line.key], line.goes) for line in lines if not line.record]
        said = {line.key: texts[line.key] for line in lines if line.record}
        out = [line.key for line in lines if line.record and not line.goes]
        report.sections[number] = written_in(section, Written(said, out, own))
        return True
    return False


def _put(text: str, one: Warned) -> str:
    start = text.index(one.passage)
    return instead(text, replace(one, start=start, end=start + len(one.passage)))
