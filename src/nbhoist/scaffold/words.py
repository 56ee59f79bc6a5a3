"""The notebook's own words, cut to size."""

import re

NO_PROSE = ("- ", "* ", "+ ", "|", "!", "<", ">", "#", "`", "[")  # how lists, tables, images and the like begin
GOAL = re.compile(r"^[*_]*(goal|objective|aim|success criterion|success)\b", re.IGNORECASE)
LINE = 110  # characters that fit between the quotes of a docstring


def below_title(markdown: str) -> str:
    """The text without the heading that it starts with."""
    lines = markdown.strip().splitlines()
    return "\n".join(lines[1:] if lines and lines[0].startswith("#") else lines).strip()


def summary(title: str, description: str) -> str:
    """Title, and the first sentence of the description where both fit on one line."""
    title = title.rstrip(".")
    first = " ".join(description.split("\n\n")[0].replace("**", "").split())
    if not first or first.startswith(NO_PROSE):
        return f"{title}."
    sentence = re.split(r"(?<=[.!?])[*_]* ", first)[0].replace("*", "")
    return f"{title}. {sentence}" if len(title) + len(sentence) < LINE else f"{title}."


def goal(description: str) -> str:
    """The paragraph that says what the notebook is to reach, if one begins with a word for it."""
    return next((part for part in description.split("\n\n") if GOAL.match(part.strip())), "").strip()
