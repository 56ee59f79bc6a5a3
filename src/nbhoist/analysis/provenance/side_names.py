"""On which side of a split rows are, as far as names say."""

import re

from nbhoist.analysis.provenance.traced import TEST, TRAIN, VALIDATION

_WORDS = {
    TRAIN: frozenset({"train", "training", "tr", "trn"}),
    TEST: frozenset({"test", "testing", "tst", "te", "holdout", "ts"}),
    VALIDATION: frozenset({"val", "valid", "validation", "dev", "cv", "va", "eval"}),
}
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_GLUED = re.compile(
    r"^(?:x|y|df|data|set|xy|label|labels|images|features)?(train|test|val|valid)(?:x|y|df|ing|data|set|s)?$"
)


def side_of(name: str) -> str:
    """The side that a name speaks of; empty where it speaks of none or of several."""
    words = [word.lower() for word in _PARTS.findall(name)]
    glued = [found[1] for word in words if (found := _GLUED.match(word))]
    said = {side for side, known in _WORDS.items() if known & {*words, *glued}}
    return said.pop() if len(said) == 1 else ""


def speaks_of_target(name: str) -> bool:
    """Whether a name says that it is what a model learns."""
    return bool({"target", "label", "outcome"} & {word.lower() for word in _PARTS.findall(name)})
