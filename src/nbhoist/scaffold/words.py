"""The notebook's own words, cut to size."""

import re

NO_PROSE = ("-", "*", "+", "|", "!", "<", ">", "#", "`", "[")  # how lists, tables, images and the like begin


def below_title(markdown: str) -> str:
    """The text without the heading that it starts with."""
    lines = markdown.strip().splitlines()
    return "\n".join(lines[1:] if lines and lines[0].startswith("#") else lines).strip()


def summary(title: str, description: str) -> str:
    """Title and first sentence of the description, on one line."""
    first = " ".join(description.split("\n\n")[0].split())
    title = title.rstrip(".")
    if not first or first.startswith(NO_PROSE):
        return f"{title}."
    sentence = re.split(r"(?<=[.!?]) ", first)[0]
    return f"{title}. {sentence}"
