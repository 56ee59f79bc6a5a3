"""`verify` for a package of several notebooks."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.chain.planning import Link
from nbhoist.api.chain.proving import notebook_link_job, package_link_job
from nbhoist.api.chain.verdict import chain_verdict
from nbhoist.api.jobs import expected
from nbhoist.api.package_state import PackageState, links_of, read_link
from nbhoist.api.planning import Planned
from nbhoist.api.reference import Reference, find_reference
from nbhoist.api.undecided import undecided
from nbhoist.api.verifying import RECORDED_ONLY, Verification, VerifyOptions, interpreter_of, outside, with_recording
from nbhoist.refactor.chain.files import NamedFiles
from nbhoist.refactor.relocate import project_root
from nbhoist.verify.proof import prove

if TYPE_CHECKING:
    from nbhoist.api.proving import Progress
    from nbhoist.verify.verdict import Verdict

Known = tuple[str, PackageState, Reference]  # name of the link, what is remembered of it, its notebook


def verify_chain(directory: Path, options: VerifyOptions, progress: "Progress") -> Verification:
    """Run the links in order, and the notebooks where their data is, and compare."""
    progress("reading")
    states = [(name, read_link(directory, name)) for name in links_of(directory)]
    known = [(name, state, find_reference(state)) for name, state in states]
    notebooks = ", ".join(state.plan.notebook for _, state in states)
    notes = tuple(dict.fromkeys(note for *_, reference in known for note in reference.notes))
    reasons = [(s, reference.problem or outside(reference.facts, options)) for _, s, reference in known]
    reason = next((f"`{state.plan.notebook}`: {why}" for state, why in reasons if why), "")
    if reason:
        return Verification(undecided(reason), notebooks, notes=notes)
    folder = Path(tempfile.mkdtemp(prefix="nbhoist-"))
    try:
        verdicts = _verdicts(known, options, progress, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    runnable = all(reference.runnable for *_, reference in known)
    verdict = chain_verdict([(state.plan.notebook, name) for name, state in states], verdicts)
    interpreter = interpreter_of(states[0][1], known[0][2].facts, options)
    return Verification(verdict, notebooks, interpreter, notes if runnable else (*notes, RECORDED_ONLY))


def _verdicts(known: list[Known], options: VerifyOptions, progress: "Progress", folder: Path) -> list[dict[str, Any]]:
    """Verdicts in order, up to the first link that is not equivalent."""
    runnable = all(reference.runnable for *_, reference in known)
    project = Path(os.path.commonpath([project_root(r.facts.notebook.path, r.facts).resolve() for *_, r in known]))
    found: list[dict[str, Any]] = []
    before: Link | None = None
    for name, state, reference in known:
        planned = Planned(reference.facts, state.plan, state.emitted, project)
        link = Link(name, planned, NamedFiles(frozenset(), frozenset()))
        found.append(_verdict(link, before, state, runnable, options, progress, folder).to_json())
        before = link
        if found[-1]["verdict"] != "equivalent":
            break
    return found


def _verdict(
    link: Link,
    before: Link | None,
    state: PackageState,
    runnable: bool,
    options: VerifyOptions,
    progress: "Progress",
    folder: Path,
) -> "Verdict":
    facts = link.planned.facts
    interpreter = interpreter_of(state, facts, options)
    wanted = expected(facts, state.plan, state.emitted, options.rtol, options.atol)
    job = replace(package_link_job(link, before, folder, state.directory), base=state.base)
    if runnable:
        cells = notebook_link_job(link, before, folder)
        return prove(cells, job, interpreter, options.limits, wanted, progress).verdict
    return with_recording(state, job, wanted, interpreter, options, progress)
