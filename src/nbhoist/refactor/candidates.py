"""Names that a stage could have, the best first, as words."""

import ast
from collections import Counter
from typing import TYPE_CHECKING

from nbhoist.analysis.role_calls import MAKES
from nbhoist.analysis.text import statement_text
from nbhoist.knowledge import lookup
from nbhoist.knowledge.phrases import STATISTICS
from nbhoist.refactor import content
from nbhoist.refactor.words import VERBS, imperative, is_question, telling, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.headings import Heading
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Stage

Words = tuple[str, ...]
Run = tuple["Statement", ...]

_VERBS = {
    "load": "load", "clean": "clean", "features": "add", "train": "fit", "evaluate": "evaluate", "predict": "predict",
    "explore": "show", "analysis": "analyse", "pipeline": "configure",
}  # fmt: skip
# verbs of headings and comments that fit what a module does
_FITTING = {
    "load": frozenset("load read get collect import".split()),
    "clean": frozenset("clean fill drop fix handle parse tidy impute prepare replace remove convert keep".split()),
    "train": frozenset("fit train split tune build model prepare search select save".split()),
    "evaluate": frozenset(
        "evaluate compare create draw generate plot test validate check score report measure print".split()
    ),
    "predict": frozenset("predict score forecast classify".split()),
    "explore": frozenset("show plot look explore check count describe inspect draw compare analyse visualise".split()),
    "pipeline": frozenset("set configure silence seed show".split()),
}
_SHOWN = frozenset({"show", "count", "describe"})
_PREPOSITIONS = {"add": "to"}
_GENERIC = frozenset("df data dataset frame table x y".split())


def candidates(
    stage: "Stage", run: Run, heading: "Heading | None", above: "tuple[Heading, ...]", facts: "Facts"
) -> "Iterator[Words]":
    """Names for a stage: from its comment, its heading, what it does, what it gives back."""
    verb = _verb(stage, run)
    selected = content.columns_selected(run)
    if selected:
        yield ("select", *words(selected[0])[:4]) if len(selected) == 1 else ("select", "columns")
    for said in (
        _comment(run, facts),
        imperative(heading.title) if heading is not None and not is_question(heading.title) else (),
    ):
        if len(said) > 1 and said[0] in _FITTING.get(stage.module, {said[0]}):
            yield said
    stem = content.file_stem(run, facts)
    if stem and any(s.roles[0] == "save" for s in run) and not any("train" in s.roles for s in run):
        yield ("save", *stem)
    if stage.module == "predict" or (stage.module == "evaluate" and any(content.metrics(run, facts))):
        yield from _by_heading([h for h in above[-1:] if _fits(imperative(h.title), stage)], verb)
    if isinstance(run[0].node, ast.Assert):
        yield from (
            ("check", *phrase[1:]) for phrase in content.phrases(run) if phrase[0] in _SHOWN and len(phrase) > 1
        )
    if stage.module not in _MAKERS and not content.columns_assigned(run):
        yield from (("fit", *each) for each in content.estimators(run, facts, made=True))
        yield from _by_names(stage, run, verb, facts)
    yield from _MAKERS.get(stage.module, _table)(run, verb, facts)
    yield from _by_names(stage, run, verb, facts)
    if verb == "select":
        yield from ((verb, *words(c)[:4]) for c in content.columns_read(run)[:1])
    yield from _by_heading(above[1:], verb)
    if verb != "make":
        yield from ((verb, *words(c)[:4]) for c in content.columns_read(run)[:4])
    yield from ((verb, *words(name)) for name in (*stage.results, *stage.parameters))
    for name, attribute in content.attributes(run):
        yield (verb, *words(attribute), *(("of", *words(name)) if name in stage.parameters else ()))
    yield from ((verb, *words(name)) for s in run for name in sorted(s.reads))


def _fits(said: Words, stage: "Stage") -> bool:
    """Whether what a heading says to do is what a module does; a heading that says nothing to do is a subject."""
    return not said or said[0] in _FITTING.get(stage.module, {said[0]})


def _verb(stage: "Stage", run: Run) -> str:
    """The verb of a module; to fit is only said of what fits, not of a model that is made or columns that are chosen."""
    verb = _VERBS.get(stage.module, "make")
    if not stage.results and all(s.roles[0] in ("explore", "visualize") for s in run):
        return "show"
    if verb == "add" and not content.columns_assigned(run):
        return "make"
    if verb != "fit":
        return verb
    why = [reason for s in run for role, reason in zip(s.roles, s.evidence, strict=False) if role in ("train", "tune")]
    if any(reason != MAKES for reason in why):
        return verb
    return "make" if why else "select"


def _comment(run: Run, facts: "Facts") -> Words:
    """The comment above the first statement, when it is short and says what to do."""
    for line in statement_text(run[0], facts).above[:1]:
        plain = line.lstrip("# ").partition("(")[0].partition("#")[0]
        if 2 <= len(words(plain)) <= 7:
            return imperative(plain)
    return ()


def _by_heading(above: "Sequence[Heading]", verb: str) -> "Iterator[Words]":
    for over in reversed([h for h in above if not is_question(h.title)]):
        said = telling(over.title, 4)
        if imperative(over.title):
            yield imperative(over.title)
        elif len(words(over.title)) <= 5:
            yield (verb, *(w for w in said if w != verb))


def _by_names(stage: "Stage", run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    for name in stage.results:
        if name.lower() not in _GENERIC:
            yield (_changing(verb) if name in stage.parameters else _making(stage, name, run, facts), *words(name))
    for statement in run:
        for name in sorted((statement.defines | statement.mutates) & set(stage.parameters)):
            if name.lower() not in _GENERIC:
                yield (_changing(verb), *words(name))
    for called in content.local_calls(run, facts):
        if called[0] in VERBS:
            yield from ((*called, "of", *words(name)) for name in stage.parameters[:1])
        yield (verb, *called)


def _changing(verb: str) -> str:
    return "prepare" if verb in ("add", "make") else verb


def _making(stage: "Stage", name: str, run: Run, facts: "Facts") -> str:
    if stage.module == "train":
        value = facts.environment_after(run[-1]).get(name)
        return "fit" if value is not None and lookup.is_estimator(value.name) else "select"
    return "load" if stage.module == "load" else "compute"


def _load(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    stem = content.file_stem(run, facts)
    if stem:
        yield (verb, *stem)


def _train(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    if any({"train", "tune"} & set(s.roles) for s in run):
        made = content.estimators(run, facts)
        if len(made) > 2:
            yield ("compare" if any("evaluate" in s.roles for s in run) else verb, "models")
        if len(made) == 2:
            yield (verb, *made[0], "and", *made[1])
        yield from ((verb, *each) for each in made)
    yield from (p for p in content.phrases(run) if p[0] in ("split", "cross"))
    given = (a for s in run if s.roles[0] == "split" for call in content.calls((s,)) for a in call.args)
    yield from (("split", *words(a.id)) for a in given if isinstance(a, ast.Name))


def _evaluate(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    found = content.estimators(run, facts)
    for phrase in content.phrases(run):
        if phrase[0] == "cross":
            yield from ((*phrase, *each) for each in found)
            yield phrase
    yield from ((verb, *called) for called in content.local_calls(run, facts))
    measured = list(content.metrics(run, facts))
    title = content.plot_title(run)
    if title and not measured:
        yield ("plot", *(w for w in title if w != "plot"))
    yield from (p for p in content.phrases(run) if p[0] in ("collect", "rank"))
    yield from ((verb, *each) for each in found)
    yield from ((verb, *(w for w in metric if w != "score")) for metric in measured)


def _predict(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    made = content.estimators(run, facts)
    if len(made) > 1:
        yield (verb, "with", "models")
    yield from ((verb, *each) for each in made)


def _explore(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    bound = {name for s in facts.statements for name in s.defines}
    columns = [words(c)[:4] for c in content.columns_read(run)[:2]]
    title = content.plot_title(run)
    if title:
        yield ("plot", *(w for w in title if w != "plot"))
    if any("<rng>" in s.known_effects and s.defines for s in run):
        drawing = [s for s in run if "<rng>" in s.known_effects]
        yield from (("draw", *words(name)) for s in drawing for name in sorted(s.defines))
    if any("<figure>" in s.known_effects for s in run):
        yield from (("plot", *c) for c in columns)
    for called in content.local_calls(run, facts):
        yield (verb, *called)
    for phrase in sorted(content.phrases(run), key=lambda p: p in STATISTICS):
        if phrase[0] in ("show", "count", "describe", "plot", "correlate", "sample"):
            yield from _with_subject(phrase, columns, run, bound)


def _with_subject(phrase: Words, columns: list[Words], run: Run, bound: set[str]) -> "Iterator[Words]":
    owner = words(min((run[0].reads & bound) - _GENERIC, key=len, default=""))
    if phrase in (("count", "values"), ("describe",)) and len(columns) == 1:
        yield (phrase[0], *columns[0])
    if columns and phrase[:1] == ("show",) and len(phrase) == 2:
        yield (*phrase, "of", *columns[0])
    yield phrase
    of = ("of",) if len(phrase) > 1 else ()
    if owner:
        yield (*phrase, *of, *owner)
    yield from ((*phrase, *of, *c) for c in columns)


def _table(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    columns = [words(c)[:4] for c in content.columns_assigned(run)]
    found = [p for p in dict.fromkeys(content.phrases(run)) if p[0] not in _SHOWN]
    verb = "prepare" if verb == "add" and 2 * len(content.columns_changed(run)) > len(columns) else verb
    if len(columns) == 1:
        if len(found) == 1 and (len(found[0]) == 1 or found[0][-1] == "missing"):
            yield (*found[0], *columns[0])
        yield (verb, *columns[0])
    elif len(columns) == 2:
        yield (verb, *columns[0], "and", *columns[1])
    if not columns:
        if len(found) == 2 and len(found[0]) + len(found[1]) <= 6:
            yield (*found[0], "and", *found[1])
        yield from (p for p in found if len(p) > 1)
    if len(columns) > 2:
        yield from _many(columns, run, verb)


def _many(columns: list[Words], run: Run, verb: str) -> "Iterator[Words]":
    """Names for work on many columns: by the word that most of them share, by their table, by the first of them."""
    said = Counter(word for column in columns for word in set(telling("_".join(column))))
    word, times = said.most_common(1)[0] if said else ("", 0)
    if times > 1 and 2 * times >= len(columns):
        yield (verb, word, "columns")
    table = content.table_assigned(run)
    if table.lower() not in _GENERIC:
        yield (verb, "columns", _PREPOSITIONS.get(verb, "of"), *words(table))
    yield (verb, *columns[0], "and", "more")


def _setup(run: Run, verb: str, facts: "Facts") -> "Iterator[Words]":
    found = [p for p in dict.fromkeys(content.phrases(run)) if p[0] in ("set", "silence", "seed")]
    if len(found) == 1:
        yield found[0]
    if len(found) > 1:
        yield (verb, "session")


_MAKERS = {
    "load": _load,
    "train": _train,
    "evaluate": _evaluate,
    "predict": _predict,
    "explore": _explore,
    "pipeline": _setup,
}
