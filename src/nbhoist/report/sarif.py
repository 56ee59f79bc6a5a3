"""Diagnostics as SARIF 2.1.0, with lines of the file on disk and fingerprints that survive moved cells."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import nbhoist
from nbhoist.lint.fingerprint import fingerprinted
from nbhoist.report.json_ import joined
from nbhoist.report.places import file_line, in_words, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.outcome import Outcome

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(outcomes: "Iterable[Outcome]") -> "Iterator[str]":
    """The log with one run, finding by finding; the rules follow them."""
    rules: dict[str, Diagnostic] = {}
    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n      "columnKind": "unicodeCodePoints",\n      "results": ['
    yield from joined(_results(outcomes, rules), " " * 8)
    driver = {
        "name": "nbhoist",
        "version": nbhoist.__version__,
        "rules": [_rule(rules[code]) for code in sorted(rules)],
    }
    tool = json.dumps({"driver": driver}, indent=2).replace("\n", "\n      ")
    yield f'],\n      "tool": {tool}\n    }}\n  ]\n}}\n'


def _results(outcomes: "Iterable[Outcome]", rules: "dict[str, Diagnostic]") -> "Iterator[dict[str, Any]]":
    for outcome in outcomes:
        for key, diagnostic in fingerprinted(outcome.diagnostics):
            rules.setdefault(diagnostic.code, diagnostic)
            yield _result(key, diagnostic)


def _rule(diagnostic: "Diagnostic") -> dict[str, Any]:
    return {"id": diagnostic.code, "name": diagnostic.name, "shortDescription": {"text": diagnostic.name}}


def _result(key: str, diagnostic: "Diagnostic") -> dict[str, Any]:
    location = {"uri": _uri(diagnostic.path)}
    region: dict[str, Any] = {"startLine": file_line(diagnostic)}
    if diagnostic.source.strip() and not diagnostic.secret:
        region["snippet"] = {"text": diagnostic.source}
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": location, "region": region}}
    if diagnostic.cell is not None:
        name = f"cell {diagnostic.cell.index + 1}"
        place["logicalLocations"] = [{"name": name, "fullyQualifiedName": f"{name}, line {diagnostic.line or 1}"}]
    return {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": {"text": in_words(diagnostic)},
        "locations": [place],
        "partialFingerprints": {"nbhoist/v1": key},
    }


def _uri(path: "Path") -> str:
    """A reference from the working folder, else a URI of the file."""
    relative = relative_path(path)
    absolute = path.is_absolute() and relative == path.as_posix()
    return path.as_uri() if absolute else quote(relative)
