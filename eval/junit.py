"""Records as JUnit XML, which every CI server shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from eval.items import Record

# What XML 1.0 cannot hold.
_FORBIDDEN = {code: None for code in range(32) if code not in (9, 10, 13)}


def write_junit(path: Path, suite: str, records: Sequence[Record]) -> None:
    """One test case per item; what went wrong with it is its failure."""
    failed = sum(bool(record.failures) for record in records)
    seconds = sum(record.values.get("seconds", 0.0) for record in records)
    root = ElementTree.Element(
        "testsuite",
        name=suite,
        tests=str(len(records)),
        failures=str(failed),
        errors="0",
        time=f"{seconds:.3f}",
    )
    for record in records:
        case = ElementTree.SubElement(
            root,
            "testcase",
            classname=suite,
            name=record.id,
            time=f"{record.values.get('seconds', 0.0):.3f}",
        )
        if record.failures:
            lines = [f"{one.where}: {one.kind}: {one.reason}" for one in record.failures]
            failure = ElementTree.SubElement(case, "failure", message=_clean(lines[0]))
            failure.text = _clean("\n".join(lines))
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _clean(text: str) -> str:
    return text.translate(_FORBIDDEN)
