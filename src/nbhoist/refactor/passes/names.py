"""Name stages for what they give back or do, and describe them in the words of the notebook.

Precondition: stages are formed. Postcondition: every stage has a name that no other name of the notebook or of the
package has, without numbers, and a docstring.
"""

import builtins
import keyword
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.headings import Heading, headings
from nbhoist.analysis.text import statement_text
from nbhoist.refactor import content
from nbhoist.refactor.words import imperative, snake, telling, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan, Stage

Words = tuple[str, ...]
_VERBS = {
    "load": "load", "clean": "clean", "features": "add", "train": "fit", "evaluate": "evaluate", "predict": "predict",
    "explore": "show", "analysis": "analyse", "pipeline": "configure",
}  # fmt: skip
_RESERVED = frozenset(
    "settings observe steps run main config pipeline observer figures artifacts load clean features explore train "
    "evaluate predict common constants analysis api schemas monitoring display show ignore".split()
)


def name_stages(plan: "Plan", facts: "Facts") -> "Plan":
    """Give every stage a name and a docstring."""
    taken = set(_RESERVED) | set(dir(builtins)) | set(keyword.kwlist) | _notebook_names(facts)
    above = headings(facts.notebook)
    used: set[Heading] = set()
    named = []
    for stage in plan.stages:
        run = tuple(facts.statement(i) for i in stage.statements)
        heading = _own_heading(run, above, used)
        name = _first_free(_candidates(stage, run, heading, above, facts), taken)
        taken.add(name)
        used |= {heading} if heading else set()
        named.append(replace(stage, name=name, docstring=_docstring(name, heading)))
    return replace(plan, stages=tuple(named))


def _notebook_names(facts: "Facts") -> set[str]:
    bound = {name for s in facts.statements for name in (*s.defines, *s.names.assigns_global)}
    return bound | {name for s in facts.statements for name in s.reads}


def _own_heading(
    run: "tuple[Statement, ...]", above: "dict[str, tuple[Heading, ...]]", used: "set[Heading]"
) -> Heading | None:
    """The innermost heading above the first cell, when no earlier stage stands under it."""
    over = above.get(run[0].cell.id, ())
    return over[-1] if len(over) > 1 and over[-1] not in used else None


def _first_free(candidates: "Iterator[Words]", taken: set[str]) -> str:
    seen: list[Words] = []
    for candidate in candidates:
        name = snake(tuple(dict.fromkeys(candidate)))
        if name and name not in taken and len(name) <= 60:
            return name
        if candidate and candidate not in seen:
            seen.append(candidate)
    for first in seen:
        for second in seen:
            joined = snake(tuple(dict.fromkeys((*first, *second[1:]))))
            if joined and joined not in taken and len(joined) <= 70:
                return joined
    return _again(snake(seen[0]) if seen else "work", taken)


def _again(name: str, taken: set[str]) -> str:
    for adverb in ("next", "again", "once_more", "another_time"):
        if f"{name}_{adverb}" not in taken:
            return f"{name}_{adverb}"
    return _again(f"{name}_again", taken)


def _candidates(
    stage: "Stage",
    run: "tuple[Statement, ...]",
    heading: Heading | None,
    above: "dict[str, tuple[Heading, ...]]",
    facts: "Facts",
) -> "Iterator[Words]":
    verb = _VERBS.get(stage.module, "make")
    comment = _comment(run, facts)
    if comment:
        yield comment
    if heading is not None and len(words(heading.title)) <= 6 and _verb_fits(imperative(heading.title), stage):
        yield imperative(heading.title)
    yield from _by_content(stage, run, verb, facts)
    subject = tuple(stage.results[:2]) if stage.results else ()
    for over in reversed(above.get(run[0].cell.id, ())[1:]):
        yield (verb, *(w for w in telling(over.title, 4) if w != verb))
    for name in subject:
        yield (verb, *words(name))
    for statement in run:
        for name in sorted(statement.defines | statement.mutates):
            yield (verb, *words(name))
    for column in content.columns_read(run)[:4]:
        yield (verb, *words(column)[:4])
    for name in stage.parameters:
        yield (verb, *words(name))


def _verb_fits(found: Words, stage: "Stage") -> bool:
    return bool(found) and len(found) > 1 and not (stage.observed and found[0] in ("clean", "load", "fit", "train"))


def _comment(run: "tuple[Statement, ...]", facts: "Facts") -> Words:
    """The comment above the first statement, when it is short and says what to do."""
    for line in statement_text(run[0], facts).above[:1]:
        plain = line.lstrip("# ").split("(")[0].split("#")[0]
        if 2 <= len(words(plain)) <= 7:
            found = imperative(plain)
            return found if len(found) > 1 else ()
    return ()


def _by_content(stage: "Stage", run: "tuple[Statement, ...]", verb: str, facts: "Facts") -> "Iterator[Words]":
    makers = {"load": _load, "train": _train, "evaluate": _model, "predict": _model, "explore": _explore}
    maker = makers.get(stage.module)
    if maker is not None:
        yield from maker(run, verb, facts)
    else:
        yield from _table(run, verb)


def _load(run: "tuple[Statement, ...]", verb: str, facts: "Facts") -> "Iterator[Words]":
    stem = content.file_stem(run, facts)
    if stem:
        yield (verb, *stem)


def _train(run: "tuple[Statement, ...]", verb: str, facts: "Facts") -> "Iterator[Words]":
    fitted = [s for s in run if {"train", "tune"} & set(s.roles)]
    if not fitted:
        yield from (p for p in content.phrases(run) if p[0] == "split")
        return
    made = content.estimators(run, facts)
    if len(made) > 1:
        yield (verb, *made[0], "and", *made[1])
    for each in made:
        yield (verb, *each)


def _model(run: "tuple[Statement, ...]", verb: str, facts: "Facts") -> "Iterator[Words]":
    for each in content.estimators(run, facts):
        yield (verb, *each)


def _explore(run: "tuple[Statement, ...]", verb: str, facts: "Facts") -> "Iterator[Words]":
    draws = any("<figure>" in s.effects for s in run)
    title = content.plot_title(run)
    if title:
        yield ("plot", *(w for w in title if w != "plot"))
    columns = [words(c)[:4] for c in content.columns_read(run)[:2]]
    if draws:
        yield from (("plot", *c) for c in columns)
    for phrase in content.phrases(run):
        subject = columns[0] if columns and phrase[0] in ("count", "describe", "plot") and len(phrase) == 1 else ()
        owner = words(min(run[0].reads & _variables(run), default="")) if not subject else ()
        yield (*phrase, *subject)
        if owner:
            yield (*phrase, "of", *owner)


def _variables(run: "tuple[Statement, ...]") -> frozenset[str]:
    return frozenset(name for s in run for name in s.reads if not name.startswith("_") and len(name) > 2)


def _table(run: "tuple[Statement, ...]", verb: str) -> "Iterator[Words]":
    columns = [words(c)[:4] for c in content.columns_assigned(run)]
    found = list(dict.fromkeys(content.phrases(run)))
    if len(columns) == 1 and found and len(found[0]) <= 2:
        yield (*found[0], *columns[0])
    if len(columns) == 1:
        yield (verb, *columns[0])
    if len(columns) == 2:
        yield (verb, *columns[0], "and", *columns[1])
    if len(found) > 1 and len(found[0]) + len(found[1]) <= 6:
        yield (*found[0], "and", *found[1])
    yield from (p for p in found if len(p) > 1)
    if columns:
        yield (verb, *columns[0], "and", "more")


def _docstring(name: str, heading: Heading | None) -> str:
    sentence = " ".join(name.split("_")).capitalize() + "."
    if heading is None:
        return sentence
    title = heading.title.rstrip(".:")
    summary = f"{title[:1].upper()}{title[1:]}."
    return f"{summary}\n\n{heading.text}" if heading.text else summary
