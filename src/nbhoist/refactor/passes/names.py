"""Name stages for what they give back or do, and describe them in the words of the notebook.

Precondition: stages are formed. Postcondition: every stage has a name that no other name of the notebook or of the
package has, without numbers; a docstring where there is more to say than the name does.
"""

import builtins
import keyword
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.headings import Heading, headings
from nbhoist.refactor.candidates import candidates
from nbhoist.refactor.docstrings import docstring
from nbhoist.refactor.wishes import as_wished, wished_name
from nbhoist.refactor.words import snake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan

_RESERVED = frozenset(
    "settings observe steps run loaded loading main config pipeline observer figures artifacts load clean features explore "
    "train evaluate predict common constants analysis measure prepare api schemas monitoring display show ignore shared".split()
)
_LONGEST = 50
_TEST = "test_"  # what pytest takes for a test wherever it is imported


def name_stages(plan: "Plan", facts: "Facts") -> "Plan":
    """Give every stage a name, and a docstring where there is something to say."""
    taken = set(_RESERVED) | set(dir(builtins)) | set(keyword.kwlist) | _notebook_names(facts)
    above = headings(facts.notebook)
    owners = _owners(plan, facts, above)
    named = []
    for position, stage in enumerate(plan.stages):
        wished = plan.wishes.stages[position] if plan.wishes.stages is not None else None
        run = tuple(facts.statement(i) for i in stage.statements)
        over = above.get(run[0].cell.id, ())
        heading = over[-1] if over and owners.get(over[-1]) == position else None
        if wished is None:
            name = stage.name or _first_free(candidates(stage, run, heading, over, facts), taken)
            named.append(replace(stage, name=name, docstring=docstring(stage, run, heading)))
        else:
            name = wished_name(wished, taken)
            text = docstring(stage, run, heading) if wished.docstring is None else wished.docstring
            named.append(replace(as_wished(stage, wished), name=name, docstring=text))
        taken.add(name)
    return replace(plan, stages=tuple(named))


def _notebook_names(facts: "Facts") -> set[str]:
    bound = {name for s in facts.statements for name in (*s.defines, *s.names.assigns_global)}
    return bound | {name for s in facts.statements for name in s.reads}


def _owners(plan: "Plan", facts: "Facts", above: "dict[str, tuple[Heading, ...]]") -> "dict[Heading, int]":
    """The stage that each heading describes: the first below it that does work, else the first that shows something."""
    working: dict[Heading, int] = {}
    showing: dict[Heading, int] = {}
    for position, stage in enumerate(plan.stages):
        over = above.get(facts.statement(stage.statements[0]).cell.id, ())
        if len(over) > 1:
            (showing if stage.observed else working).setdefault(over[-1], position)
    return {**showing, **working}


def _first_free(found: "Iterator[tuple[str, ...]]", taken: set[str]) -> str:
    seen: list[tuple[str, ...]] = []
    for candidate in found:
        name = snake(_once(candidate))
        if name and name not in taken and len(name) <= _LONGEST and not name.startswith(_TEST):
            return name
        if candidate and candidate not in seen:
            seen.append(candidate)
    for first in seen:
        for second in seen:
            joined = snake(_once((*first, "of", *second[1:])))
            if joined and joined not in taken and len(joined) <= _LONGEST:
                return joined
    return _again(snake(seen[0]) if seen else "work", taken)


def _once(found: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out words that follow themselves."""
    return tuple(word for i, word in enumerate(found) if i == 0 or word != found[i - 1])


def _again(name: str, taken: set[str]) -> str:
    for adverb in ("next", "again", "once_more", "another_time"):
        if f"{name}_{adverb}" not in taken:
            return f"{name}_{adverb}"
    return _again(f"{name}_again", taken)
