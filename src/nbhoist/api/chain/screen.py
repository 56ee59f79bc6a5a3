"""What the last screen of `convert` says of several notebooks."""

import ast
from typing import TYPE_CHECKING

from nbhoist.report.chain_screen import ChainFacts

if TYPE_CHECKING:
    from nbhoist.api.chain.converting import ChainConversion


def chain_facts(done: "ChainConversion") -> ChainFacts:
    """Gather the last screen."""
    recordings = [outcome.recording for outcome in done.outcome.outcomes]
    seconds = [sum(recording.seconds.values()) if recording is not None else None for recording in recordings]
    seconds += [None] * (len(done.chain.links) - len(seconds))
    sources = [module.source for module in done.model.modules]
    return ChainFacts(
        notebooks=tuple(
            (link.notebook, link.name, len({cell.index for cell in link.planned.facts.notebook.cells}), took)
            for link, took in zip(done.chain.links, seconds, strict=True)
        ),
        directory=str(done.directory),
        modules=len(sources),
        functions=sum(isinstance(n, ast.FunctionDef) for source in sources for n in ast.walk(ast.parse(source))),
        verdict=done.verdict,
        left=tuple(
            f"{refusal.reason} in `{link.notebook}`, cell {refusal.cell + 1}: {refusal.remedy}"
            for link in done.chain.links
            for refusal in link.planned.plan.refusals
        ),
    )
