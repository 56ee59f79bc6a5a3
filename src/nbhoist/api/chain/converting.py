"""`convert` with several notebooks: one package of them, with its proof."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.chain.model import chain_files, chain_package
from nbhoist.api.chain.planning import Chain, composed, notebooks_in, package_name_for, plan_chain
from nbhoist.api.chain.proving import ChainOutcome, proven_chain
from nbhoist.api.chain.verdict import chain_verdict
from nbhoist.api.repository import make_repository, require_repository
from nbhoist.errors import NbhoistError
from nbhoist.report.plan import plan_data
from nbhoist.scaffold.writer import require_free, write
from nbhoist.verify.interpreter import Interpreter, find_interpreter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.api.converting import ConvertOptions
    from nbhoist.api.proving import Progress
    from nbhoist.scaffold.model import PackageModel


@dataclass(frozen=True)
class ChainConversion:
    """What became of several notebooks."""

    chain: Chain  # composed
    outcome: ChainOutcome
    directory: Path
    files: dict[str, str | bytes]
    model: "PackageModel"
    interpreter: Interpreter | None
    verdict: dict[str, Any] | None

    @property
    def interrupted(self) -> bool:
        """Whether somebody interrupted the proof."""
        return any(outcome.interrupted for outcome in self.outcome.outcomes)

    def to_json(self) -> dict[str, Any]:
        """The public shape of a conversion, with what belongs to each notebook in `notebooks`."""
        links = [
            {
                "notebook": link.notebook,
                "sub_package": link.name,
                **_of_plan(plan_data(link.planned.plan, link.planned.facts)),
            }
            for link in self.chain.links
        ]
        return {
            "version": 1,
            "package": self.chain.package,
            "directory": str(self.directory),
            "modules": [module.name for module in self.model.modules],
            "notebooks": links,
            "order": list(self.chain.notes),
            "inference": plan_data(self.model.plan, self.chain.links[-1].planned.facts)["inference"],
            "refusals": [{**refusal, "notebook": link["notebook"]} for link in links for refusal in link["refusals"]],
            "carried_over": [dict(diagnostic) for diagnostic in self.model.carried_over],
            "verdict": self.verdict,
        }


def _of_plan(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("stages", "inference", "refusals", "ladder")}


def convert_chain(paths: "Sequence[Path]", options: "ConvertOptions", progress: "Progress") -> ChainConversion:
    """Convert several notebooks, or those of a folder, to one package and prove it, unless that is not wanted."""
    notebooks = notebooks_in(paths)
    if options.plan_file is not None or options.thin_notebook is not None:
        raise NbhoistError("--plan and --thin-notebook are for one notebook; convert the notebooks one by one for them")
    if options.parts:
        raise NbhoistError("--with is for a package of one notebook; leave it out, or convert the notebooks one by one")
    chain = plan_chain(notebooks, options.name or package_name_for(paths, options.output), options.order)
    for note in chain.notes:
        options.tell(note)
    directory = options.output or Path(chain.package)
    if not options.dry_run:
        require_free(directory)
        if options.git:
            require_repository(directory)
    done = _converted(chain, directory, options, progress)
    if not options.dry_run:
        write(done.files, directory)
        if options.git:
            make_repository(directory, done.model.notebook_name)
    return done


def _converted(chain: Chain, directory: Path, options: "ConvertOptions", progress: "Progress") -> ChainConversion:
    interpreter = _interpreter(chain, options) if options.proof else None
    outcome = proven_chain(chain, interpreter, options, progress) if interpreter else ChainOutcome(chain, ())
    names = [(link.notebook, link.name) for link in chain.links]
    verdict = chain_verdict(names, [o.verdict or {} for o in outcome.outcomes]) if outcome.outcomes else None
    made = composed(outcome.chain)
    model = chain_package(made, outcome.outcomes, directory, interpreter, verdict)
    return ChainConversion(made, outcome, directory, chain_files(model, made), model, interpreter, verdict)


def _interpreter(chain: Chain, options: "ConvertOptions") -> Interpreter:
    """The interpreter that runs all of them."""
    kernels = list(dict.fromkeys(link.planned.facts.notebook.kernel for link in chain.links))
    if len(kernels) > 1 and options.kernel is None and options.python is None:
        named = ", ".join(f"`{kernel}`" for kernel in kernels)
        raise NbhoistError(f"the notebooks name different kernels: {named}; say which one runs them with --kernel")
    return find_interpreter(options.python, options.kernel, kernels[0])
