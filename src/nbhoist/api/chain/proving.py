"""The proof of a chain: each notebook in a kernel of its own, each link in a process of its own, one after the other.

All notebooks run in one copy of the project, and all links in another one, so each finds what those before it wrote.
"""

import itertools
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.api.chain.model import chain_files, chain_package
from nbhoist.api.chain.planning import Chain, Link, composed
from nbhoist.api.external import external_effects
from nbhoist.api.jobs import notebook_job, package_job
from nbhoist.api.proving import Outcome, Prover
from nbhoist.api.undecided import undecided
from nbhoist.scaffold.writer import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.api.planning import Planned
    from nbhoist.api.proving import Progress, ProofOptions
    from nbhoist.verify.interpreter import Interpreter
    from nbhoist.verify.job import NotebookJob, PackageJob
    from nbhoist.verify.recording import Recording


@dataclass(frozen=True)
class ChainOutcome:
    """What was found out about each link, as far as it was looked at; `chain` is what the ladder made of it."""

    chain: Chain
    outcomes: tuple[Outcome, ...]


def proven_chain(
    chain: Chain, interpreter: "Interpreter", options: "ProofOptions", progress: "Progress"
) -> ChainOutcome:
    """Run notebooks and links in order, up to the first link that is not equivalent."""
    outside = [f"`{p.notebook}` {effect}" for p in chain.links for effect in external_effects(p.planned.facts)]
    if outside and not options.allow_external:
        reason = "not run, because it would reach outside the project: " + "; ".join(outside)
        return ChainOutcome(
            chain, (Outcome(chain.links[0].planned, None, undecided(f"{reason}; --allow-external runs it")),)
        )
    folder = Path(tempfile.mkdtemp(prefix="nbhoist-"))
    try:
        return _in_order(chain, interpreter, options, progress, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_order(
    chain: Chain, interpreter: "Interpreter", options: "ProofOptions", progress: "Progress", folder: Path
) -> ChainOutcome:
    outcomes: list[Outcome] = []
    before: Link | None = None
    for link in chain.links:
        planned = link.planned
        reference = notebook_link_job(link, before, folder)
        job = _writer(chain, link, before, interpreter, folder)
        told = _telling(progress, link.notebook)
        outcomes.append(Prover(planned, interpreter, options, told, reference, job).outcome())
        chain = chain.with_plan(link.name, outcomes[-1].planned)
        before = link
        if outcomes[-1].verdict is None or outcomes[-1].verdict["verdict"] != "equivalent":
            break
    return ChainOutcome(chain, tuple(outcomes))


def _telling(progress: "Progress", notebook: str) -> "Progress":
    return lambda text: progress(f"{notebook}: {text}")


def notebook_link_job(link: Link, before: Link | None, folder: Path) -> "NotebookJob":
    """A notebook that runs where the one before it has left the project."""
    planned = link.planned
    job = notebook_job(planned.facts, planned.plan, planned.project)
    begins, leaves = _states(link, before, folder / "notebooks")
    return replace(job, begins=begins, leaves=leaves)


def package_link_job(link: Link, before: Link | None, folder: Path, package: Path) -> "PackageJob":
    """A composed link that runs where the one before it has left the project."""
    planned = link.planned
    job = package_job(package, planned.plan, planned.emitted, planned.facts, planned.project)
    begins, leaves = _states(link, before, folder / "links")
    return replace(job, pipeline=f"{link.name}.pipeline", begins=begins, leaves=leaves)


def _states(link: Link, before: Link | None, folder: Path) -> tuple[Path | None, Path]:
    folder.mkdir(exist_ok=True)
    return folder / before.name if before is not None else None, folder / link.name


def _writer(
    chain: Chain, link: Link, before: Link | None, interpreter: "Interpreter", folder: Path
) -> "Callable[[Planned, Recording | None], PackageJob]":
    """Write the whole package for each plan of one link, and say how this link is run."""
    numbers = itertools.count(1)

    def write_package(planned: "Planned", _recording: "Recording | None") -> "PackageJob":
        package = folder / f"{link.name}-{next(numbers)}"
        made = composed(chain.with_plan(link.name, planned))
        write(chain_files(chain_package(made, (), package, interpreter), made), package)
        own = next(one for one in made.links if one.name == link.name)
        return package_link_job(own, before, folder, package)

    return write_package
