"""Words for names: from headings, comments, columns and calls to snake case."""

import builtins
import keyword
import re
import unicodedata

_EMPTY = frozenset(
    "a an the is are be it this that these those let lets us we our my your i s t do does all some very".split()
)
_SMALL = frozenset("of in on to for with and or by from at as per vs than over".split())
_TAKEN = frozenset(dir(builtins)) | frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)
_LONGEST = 5  # words

# words that open a heading or comment, and the imperative that a function is called by
IMPERATIVES = {
    "cleaning": "clean", "loading": "load", "reading": "read", "splitting": "split", "training": "train",
    "fitting": "fit", "evaluating": "evaluate", "evaluation": "evaluate", "predicting": "predict",
    "prediction": "predict", "predictions": "predict", "encoding": "encode", "scaling": "scale", "plotting": "plot",
    "exploring": "explore", "exploration": "explore", "comparing": "compare", "comparison": "compare",
    "tuning": "tune", "preparing": "prepare", "preparation": "prepare", "preprocessing": "preprocess",
    "filling": "fill", "handling": "handle", "dropping": "drop", "removing": "remove", "creating": "create",
    "building": "build", "selecting": "select", "selection": "select", "scoring": "score", "saving": "save",
    "modelling": "model", "modeling": "model", "transforming": "transform", "engineering": "engineer",
    "visualizing": "plot", "visualising": "plot", "checking": "check", "merging": "merge", "joining": "join",
    "aggregating": "aggregate", "grouping": "group", "computing": "compute", "calculating": "calculate",
    "simulating": "simulate", "simulation": "simulate", "sampling": "sample", "parsing": "parse", "fixing": "fix",
}  # fmt: skip
VERBS = frozenset(IMPERATIVES.values()) | frozenset(
    "add analyse analyze apply combine construct initialize initialise retrain separate shuffle verify assign bin bucket cap cluster collect compute convert count cut define derive describe "
    "detect draw estimate export extract find forecast generate get give impute inspect keep label list look make map "
    "measure normalise normalize optimise optimize order pick pivot plot print rank rename replace report reshape run "
    "search set show simplify sort standardise standardize store summarise summarize test tidy treat try turn use "
    "validate write".split()
)


def words(text: str) -> tuple[str, ...]:
    """Lower-case words of `text`, in ASCII where letters have an ASCII form."""
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", text)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    return tuple(w for w in re.split(r"[^a-zA-Z0-9]+", plain.lower()) if w)


def telling(text: str, most: int = _LONGEST) -> tuple[str, ...]:
    """The words of `text` that say something; small words stay between others."""
    found = [w for w in words(text) if w not in _EMPTY and not w.isdigit()]
    while found and found[0] in _SMALL:
        found.pop(0)
    while len([w for w in found if w not in _SMALL]) > most or (found and found[-1] in _SMALL):
        found.pop()
    return tuple(found[:-2] if found[-2:] == ["and", "see"] else found)


def is_question(text: str) -> bool:
    """Whether a heading or comment asks something, and so names nothing to do."""
    return text.rstrip().endswith("?")


def is_snake(name: str) -> bool:
    """Whether a name is in small letters, digits and underscores, as functions and modules are called."""
    return re.fullmatch(r"[a-z][a-z0-9_]*", name) is not None


def snake(parts: tuple[str, ...]) -> str:
    """A function or module name; empty where the words make none."""
    name = "_".join(parts)
    if not name or name[0].isdigit():
        return ""
    return name + "_" if name in _TAKEN else name


def imperative(text: str) -> tuple[str, ...]:
    """The words of `text` when it reads as something to do (`Cleaning the data` → clean, data); else nothing."""
    found = telling(text)
    if not found:
        return ()
    first, last = _verb_of(found[0]), _verb_of(found[-1])
    if first:
        return (first, *found[1:])
    if last and len(found) > 1:
        return (last, *found[:-1])
    return found if found[0] in VERBS else ()


def _verb_of(word: str) -> str:
    """The verb that a word like `fitting`, `describing` or `evaluation` is made of; empty where it is none."""
    if word in IMPERATIVES:
        return IMPERATIVES[word]
    stem = word.removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else "") if stem != word else ()
    return next((form for form in forms if form in VERBS), "")
