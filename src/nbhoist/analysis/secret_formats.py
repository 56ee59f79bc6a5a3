"""Secrets that show by their own form, wherever they stand."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detect_secrets.plugins.base import RegexBasedDetector

# forms that the detector library does not know; each is documented by its issuer
_MORE = (
    ("Google API key", re.compile(r"\bAIza[\w-]{35}(?![\w-])")),
    ("OpenAI or Anthropic key", re.compile(r"\bsk-(?=[\w-]*\d)[\w-]{20,}")),
    ("Hugging Face token", re.compile(r"\bhf_[A-Za-z0-9]{30,}\b")),
    ("Databricks token", re.compile(r"\bdapi[0-9a-f]{32}\b")),
    ("GitHub token", re.compile(r"\bgithub_pat_\w{40,}\b")),
    ("GitLab token", re.compile(r"\bglpat-[\w-]{20,}")),
)
_URL_CREDENTIALS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s:/?#@{}<>]*:(?P<word>[^\s@/{}<>]+)@", re.IGNORECASE)
_SHORTEST_KEY = 12
_WITH_DIGIT = r"PRIVATE KEY|AccountKey=|(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{12,}"
_DENSE = re.compile(rf"{_WITH_DIGIT}|[A-Za-z]{{20,}}")
# pictures in text, and addresses that a store signed for minutes
_NOT_WRITTEN = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+|X-Amz-[\w-]+=[^&\s]+")
_DENSE_LINE = re.compile(rf"{_WITH_DIGIT}|\bhf_[A-Za-z]{{20}}")  # of code, in which names are long
_PLACEHOLDER = re.compile(
    r"example|your|placeholder|dummy|change_?me|insert|replace|enter|fill|todo|redacted|secret_?here|^\W*$|^x+$|^(.)\1+$"
    r"|^(?:pass(?:word|wd|wort)?|pwd|secret|token|key|user(?:name)?|none|null|string|str|text|value|hidden|test)$"
    r"|^[<{$%\[]|^[A-Z]+(?:_[A-Z]+)+$|\.\.\.",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Whether a text stands for a secret without being one."""
    return _PLACEHOLDER.search(text.strip()) is not None


def known_format(text: str) -> str | None:
    """What kind of secret is in `text` by its form; None where none is."""
    credentials = _URL_CREDENTIALS.search(text)
    if credentials is not None and not is_placeholder(credentials["word"]):
        return "credentials in a URL"
    if _DENSE.search(text) is None or re.search("EXAMPLE", text) is not None:
        return None
    return next((kind for kind, pattern in _MORE if pattern.search(text)), None) or _by_library(text)


def found_in(text: str) -> "Iterator[str]":
    """The secrets that show by their form anywhere in `text`."""
    yield from (match["word"] for match in _URL_CREDENTIALS.finditer(text) if not is_placeholder(match["word"]))
    for line in _NOT_WRITTEN.sub(" ", text).splitlines():
        if _DENSE_LINE.search(line) is None or "EXAMPLE" in line:
            continue
        yield from (match[0] for _, pattern in _MORE for match in pattern.finditer(line))
        for detector in _detectors():
            yield from (found for found in _matches(detector, line) if not is_placeholder(found))


def _by_library(text: str) -> str | None:
    for detector in _detectors():
        if any(not is_placeholder(found) for found in _matches(detector, text)):
            return detector.secret_type
    return None


def _matches(detector: "RegexBasedDetector", text: str) -> "Iterator[str]":
    """The texts that a detector finds, whole: the library itself gives groups, of which some are but the prefix."""
    for pattern in detector.denylist:
        for match in pattern.finditer(text):
            groups = [group for group in match.groups() if group and len(group) >= _SHORTEST_KEY]
            yield max(groups, key=len, default=match[0])


@cache
def _detectors() -> "tuple[RegexBasedDetector, ...]":
    """The library's detectors of fixed forms; those by entropy and by the words around need context that we know better."""
    return tuple(_load())


def _load() -> "Iterator[RegexBasedDetector]":
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
    from detect_secrets.plugins.base import RegexBasedDetector
    from detect_secrets.plugins.basic_auth import BasicAuthDetector

    for plugin in get_mapping_from_secret_type_to_class().values():
        if issubclass(plugin, RegexBasedDetector) and not issubclass(plugin, BasicAuthDetector):
            yield plugin()
