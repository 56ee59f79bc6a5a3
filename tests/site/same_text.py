"""Whether a page shows what was printed: lines may be left out with `…`, and numbers may be others."""

import re

LEFT_OUT = "…"
_NUMBER = re.compile(r"(?<![A-Z\w])\d[\d.-]*")
_LINES, _PART, _END = r"((?:[^\n]*\n)*?)", r"[^\n]*?", r"[ \t]*\n"


def refreshed(shown: str, printed: str) -> str | None:
    """What is shown, with the numbers that were printed; `None` where something else was printed.

    A line `…` stands for any lines, a `…` within a line for the rest of it or a part. Numbers (times, counts, versions) are
    not compared, but those of codes such as `NBH201` and of exit codes are.
    """
    lines = shown.splitlines()
    found = re.fullmatch("".join(map(_pattern, lines)), printed, re.DOTALL)
    if found is None:
        return None
    return "".join(_fresh(line, text) for line, text in zip(lines, found.groups(), strict=True))


def _pattern(line: str) -> str:
    if line.strip() == LEFT_OUT:
        return _LINES
    if line.startswith("(exit code"):
        return f"({re.escape(line)}\n)"
    parts = (_without_numbers(part) for part in line.rstrip().split(LEFT_OUT))
    return f"({_PART.join(parts)}{_END})"


def _without_numbers(text: str) -> str:
    return _NUMBER.pattern.join(map(re.escape, _NUMBER.split(text)))


def _fresh(line: str, text: str) -> str:
    return f"{line}\n" if LEFT_OUT in line else "".join(part.rstrip() + "\n" for part in text.splitlines())
