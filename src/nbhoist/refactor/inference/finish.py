"""The steps from the model's predictions to those of the notebook: thresholds, decoded labels, undone transformations."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.draft import body
from nbhoist.refactor.inference.chains import chain_of, is_plain
from nbhoist.refactor.inference.ends import predictions
from nbhoist.refactor.inference.finals import Final, Prediction, finals, followed, inverts
from nbhoist.refactor.inference.finish_code import Finished, Maker, Unapplied
from nbhoist.refactor.inference.kinds import CONSTANT

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.inference.finals import Read
    from nbhoist.refactor.plan import Plan


def find_finish(plan: "Plan", facts: "Facts") -> Finished | Unapplied | None:
    """What prediction has to do behind the model; None where the model's own answer is the final one."""
    run = body(plan, facts)
    predicted = followed(run, predictions(run, plan, facts), facts)
    chains = [(final, chain_of(final)) for prediction in predicted for final in finals(prediction, facts)]
    measured = any(final.rank for final, _ in chains)
    telling = [(_rank(f, c, facts), f.position, f, c) for f, c in chains if not is_plain(f, c)]
    wanted = [found for found in telling if found[0] or not measured]
    if not wanted:
        return next((lost for prediction in predicted if (lost := _lost(prediction))), None)
    *_, final, chain = max(wanted, key=lambda found: found[:2])
    return Maker(final, chain, plan, facts).finished()


def _lost(prediction: Prediction) -> Unapplied | None:
    """A loop over predictions that makes something which the notebook saves, and which nobody can follow."""
    for at, read in enumerate(prediction.reads):
        node, env = read.statement.node, read.reading.env
        over = node.iter if isinstance(node, ast.For) else node.test if isinstance(node, ast.While) else None
        names = {n.id for n in ast.walk(over) if isinstance(n, ast.Name)} if over is not None else set()
        inline = over is not None and any(n is prediction.call for n in ast.walk(over))
        if (inline or any(env.get(name, CONSTANT).of == "rows" for name in names)) and _reaches_file(
            prediction.reads[at:]
        ):
            first = ast.unparse(node).split("\n")[0]
            return Unapplied(read.statement.cell.index, first, "a loop cannot be repeated for new rows")
    return None


def _reaches_file(reads: "tuple[Read, ...]") -> bool:
    """Whether something that the first statement makes or changes is saved later, if only as part of another thing."""
    names = set(reads[0].statement.defines | reads[0].statement.mutates)
    for read in reads[1:]:
        if names & read.statement.reads:
            if "save" in read.statement.roles:
                return True
            names |= read.statement.defines | read.statement.mutates
    return False


def _rank(final: Final, chain: tuple[int, ...], facts: "Facts") -> int:
    undone = any(inverts(final.at(position).statement.node, facts) for position in chain)
    return max(final.rank, int(undone))
