"""What the templates read: facts derived once from the model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nbhoist.scaffold import contract, naming, parts, requirement, words
from nbhoist.scaffold.expectation import Expectation, expectation
from nbhoist.scaffold.proof import proof_line
from nbhoist.scaffold.settings import PATHS, POLICIES, Section, inputs, part_sections, sections

if TYPE_CHECKING:
    from nbhoist.refactor.plan import Metrics, Path, Setting, Stage
    from nbhoist.scaffold.model import PackageModel
    from nbhoist.scaffold.part import Part

TRAINING_ROLES = frozenset({"split", "train", "tune"})
REPORTED = {  # modules with a command that runs up to them and reports what is there then
    "load": "read the data, and say what was read",
    "clean": "up to the cleaned data, and say what is there",
    "features": "up to the features, and say what is there",
    "train": "up to the fitted models, and say what is there",
    "evaluate": "up to the measured models, and say what is there",
}
OF_MODEL = ("train", "evaluate")  # where there is a model to save, they are about that
MEASURE = "measure"  # the module that holds the metrics
MODEL_FAMILIES = ("NBH4", "NBH5")  # codes of findings about randomness and leakage
DRAWING = frozenset({"numpy", "pandas", "scipy", "sklearn"})


@dataclass(frozen=True)
class Context:
    """Facts for the templates."""

    model: PackageModel

    @cached_property
    def package(self) -> str:
        """Import name."""
        return self.model.plan.package

    @cached_property
    def distribution(self) -> str:
        """Name of the distribution."""
        return naming.distribution_name(self.package)

    @cached_property
    def prefix(self) -> str:
        """What environment variables start with, without the underscore."""
        return naming.environment_prefix(self.package)

    @cached_property
    def notebook(self) -> str:
        """File name of the notebook."""
        return self.model.notebook_name

    @cached_property
    def notebook_hash(self) -> str:
        """SHA-256 of the notebook without its outputs."""
        return hashlib.sha256(self.model.notebook).hexdigest()

    @cached_property
    def title(self) -> str:
        """Title of the notebook on one line."""
        return " ".join(self.model.plan.title.split()) or self.package

    @cached_property
    def description(self) -> str:
        """The notebook's own words below its title."""
        return words.below_title(self.model.description)

    @cached_property
    def summary(self) -> str:
        """Title and the first sentence of the description, for the docstring of the package."""
        return words.summary(self.title, self.description)

    @cached_property
    def python(self) -> str:
        """Minor version of the run interpreter."""
        return ".".join(self.model.python.split(".")[:2])

    @cached_property
    def proof(self) -> str:
        """What has been proven of the package, in one line."""
        return proof_line(self.model.verdict, self.notebook)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Sections of the configuration but for `paths`."""
        return tuple(section for section in self.known_sections if section.name != PATHS)

    @cached_property
    def known_sections(self) -> tuple[Section, ...]:
        """All sections of the configuration."""
        more = (contract.contract_setting(self.model.plan),) if self.loads_tables else ()
        return (*sections(self.model.plan, more), *part_sections(self.parts))

    @cached_property
    def loads_tables(self) -> bool:
        """Whether a function of `load.py` gives back a table."""
        return any(f"from {self.package}.loading import " in module.source for module in self.model.modules)

    @cached_property
    def contract_key(self) -> str:
        """Key of the switch of the data contract in the section `data`."""
        return contract.contract_key(self.model.plan)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The optional parts of the package."""
        wanted = parts.wanted(self.model.parts)
        return tuple(part for part in wanted if not parts.reason_against(part, self.model.plan, bool(self.fitted)))

    @cached_property
    def part_names(self) -> tuple[str, ...]:
        """Names of those parts."""
        return tuple(part.name for part in self.parts)

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """Folders of templates that the parts are made of."""
        trees = ((*part.trees, *(part.raw_trees if self.path else ())) for part in self.parts)
        return tuple(dict.fromkeys(tree for some in trees for tree in some))

    @cached_property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """Parts that were asked for and cannot be, with the reason."""
        wanted = parts.wanted(self.model.parts)
        said = ((part.name, parts.reason_against(part, self.model.plan, bool(self.fitted))) for part in wanted)
        return tuple((name, reason) for name, reason in said if reason)

    @cached_property
    def operating(self) -> tuple[str, ...]:
        """Sections of the configuration that do not change what a model predicts."""
        policies = (POLICIES.name,) if self.path else ()
        return (PATHS, *policies, *(section.name for section in part_sections(self.parts)))

    @cached_property
    def commands(self) -> tuple[str, ...]:
        """Modules of parts that add to the command line."""
        return tuple(dict.fromkeys(module for part in self.parts for module in part.commands))

    @cached_property
    def extras(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Extras of `pyproject.toml` with their requirements, but for `test`."""
        return tuple((part.name, requirement.ranges((), part.libraries)) for part in self.parts if part.libraries)

    @cached_property
    def test_requirements(self) -> tuple[str, ...]:
        """What the tests need: their own libraries, and the extras."""
        extras = (f"{self.distribution}[{name}]" for name, _ in self.extras)
        return (*extras, *requirement.ranges((), requirement.test_libraries(self.parts)))

    @cached_property
    def own_paths(self) -> tuple[Setting, ...]:
        """Entries that the plan itself puts into the section `paths`."""
        return tuple(
            entry for section in sections(self.model.plan) if section.name == PATHS for entry in section.entries
        )

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """Modules that hold stages, in the order of the pipeline."""
        last = {stage.module: at for at, stage in enumerate(self._stepping)}
        return tuple(sorted(last, key=lambda module: last[module]))

    @cached_property
    def reported(self) -> tuple[str, ...]:
        """Modules, or notebooks where there are several, with a command that runs up to them."""
        if self.links:
            return self.links
        named = (module for module in REPORTED if module in self.modules)
        return tuple(module for module in named if not (self.fitted and module in OF_MODEL))

    @cached_property
    def reports(self) -> dict[str, str]:
        """What the command of a module, or of a notebook where there are several, says of itself."""
        names = {link.name: link.model.notebook_name for link in self.model.links}
        return {link: f"up to {name}, and say what is there" for link, name in names.items()} or REPORTED

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """Settings that name the data which the notebook loads, such as `data.customers`."""
        return tuple(self.model.data) if self.model.data is not None else inputs(self.model.plan)

    @cached_property
    def input_files(self) -> tuple[tuple[str, str], ...]:
        """Those settings with their values."""
        values = {f"{entry.section}.{entry.key}": str(entry.value) for entry in self.model.plan.configuration}
        return tuple((key, values[key]) for key in self.inputs)

    @cached_property
    def paths_keys(self) -> tuple[str, ...]:
        """Keys of the section `paths` that are relative to the file that names them."""
        return ("root", "models") if self.fitted else ("root",)

    @cached_property
    def reason(self) -> str:
        """Why prediction starts from prepared features, as a clause."""
        reason = self.model.plan.inference.reason
        return f" ({reason})" if reason else ""

    @cached_property
    def problem(self) -> str:
        """The notebook's own words below its title, but for its goal."""
        return self.description.replace(self.goal, "").strip() if self.goal else self.description

    @cached_property
    def goal(self) -> str:
        """What the notebook is to reach, in its own words."""
        return words.goal(self.description)

    @cached_property
    def hyper_parameters(self) -> tuple[Setting, ...]:
        """Settings that the stages read which train."""
        read = {
            section for stage in self.model.plan.stages if stage.role in TRAINING_ROLES for section in stage.sections
        }
        found = (entry for section in self.sections if section.name in read for entry in section.entries)
        return tuple(entry for entry in found if entry.kind == "literal")

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """What is still wrong with how the model came about, each said once."""
        about = (found for found in self.model.carried_over if str(found["code"]).startswith(MODEL_FAMILIES))
        return tuple(dict.fromkeys(f"{found['message']} ({found['code']})" for found in about))

    @cached_property
    def stopped(self) -> str:
        """Why prediction starts from prepared features."""
        return self.model.plan.inference.stopped

    @cached_property
    def prediction_notes(self) -> tuple[str, ...]:
        """What else is to be said of predictions."""
        return self.model.plan.inference.notes

    @cached_property
    def explores(self) -> bool:
        """Whether the notebook shows something that an observer may keep."""
        return any(stage.observed for stage in self.model.plan.stages) or bool(self.model.plan.shown)

    @cached_property
    def figures(self) -> bool:
        """Whether the package draws."""
        return self.model.uses_matplotlib

    @cached_property
    def run(self) -> Expectation | None:
        """What the notebook's own run gave, if there is a recording of it."""
        data = {key: (self.model.data or {}).get(key) for key in self.inputs}
        return expectation(self.model.recording, self.measured_names, data, self.model.modules)

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Sub-packages of a package of several notebooks, in the order in which they run."""
        return tuple(link.name for link in self.model.links)

    @cached_property
    def link_runs(self) -> dict[str, Expectation]:
        """What the runs of several notebooks gave, by link."""
        runs = {link.name: Context(link.model).run for link in self.model.links}
        return {name: run for name, run in runs.items() if run is not None}

    @cached_property
    def copies(self) -> str:
        """The copies of the notebooks in the package, for a sentence."""
        names = [link.model.notebook_name for link in self.model.links] or [self.notebook]
        return ", ".join(f"`notebooks/{name}`" for name in names)

    @cached_property
    def pandas(self) -> bool:
        """Whether the package imports pandas."""
        return any(dependency.import_name == "pandas" for dependency in self.model.dependencies)

    @cached_property
    def numpy(self) -> bool:
        """Whether NumPy is there, whose global stream many libraries draw from."""
        return any(dependency.import_name in DRAWING for dependency in self.model.dependencies)

    @cached_property
    def fitted(self) -> str | None:
        """Name of the model that is saved, if a stage gives it back."""
        name = self.model.plan.inference.model
        return name if name and self._giving(name) else None

    @cached_property
    def predicting(self) -> str:
        """The method by which the model predicts."""
        return self.model.plan.inference.method

    @cached_property
    def path(self) -> Path | None:
        """The path from raw rows to predictions."""
        return self.model.plan.path if self.fitted else None

    @cached_property
    def prepare_settings(self) -> bool:
        """Whether preparing rows takes settings."""
        again = set(self.path.replayed) if self.path else set()
        return any(stage.sections and again & set(stage.statements) for stage in self.model.plan.stages)

    @cached_property
    def trained_in(self) -> str | None:
        """Step up to which `train` runs: the model is there, and what it is measured with."""
        if self.metrics is not None:
            return self.metrics.trained
        stages = self._giving(self.fitted) if self.fitted else ()
        return max(stages, key=self._stepping.index).module if stages else None

    @cached_property
    def metrics(self) -> Metrics | None:
        """How the notebook measures the model that is saved."""
        return self.model.plan.metrics if self.fitted else None

    def measured(self, model: str, settings: str) -> str:
        """Arguments of `measure` for a model, taken from the `names` that the pipeline gave."""
        known = [f'names["{name}"]' for name in (self.metrics.parameters if self.metrics else ())]
        return ", ".join((model, *known, *([settings] if self._measures_by_settings else [])))

    @cached_property
    def measured_names(self) -> tuple[str, ...]:
        """Names that the notebook's evaluation binds."""
        return tuple(dict.fromkeys(name for stage in self._metric_stages for name in stage.results))

    @cached_property
    def training_modules(self) -> tuple[str, ...]:
        """Modules that prediction must not reach."""
        training = {stage.module for stage in self.model.plan.stages if stage.role in TRAINING_ROLES}
        repeated = set(self.path.replayed) if self.path else set()
        preparing = {stage.module for stage in self.model.plan.stages if repeated & set(stage.statements)}
        return (*sorted(training - preparing - {"predict", "inference"}), "pipeline")

    @cached_property
    def predicting_modules(self) -> tuple[str, ...]:
        """Modules that predict."""
        own = (name for name in ("inference", "predict") if name == "inference" or name in self.modules)
        return (*own, *(module for part in self.parts for module in part.predicting))

    @cached_property
    def needs_openmp(self) -> bool:
        """Whether a library needs OpenMP of the system, which slim images lack."""
        return any(dependency.import_name == "lightgbm" for dependency in self.model.dependencies)

    @cached_property
    def requirements(self) -> tuple[str, ...]:
        """Dependencies as ranges."""
        return requirement.ranges(self.model.dependencies, self._own_libraries)

    @cached_property
    def pins(self) -> tuple[str, ...]:
        """Dependencies as the notebook had them."""
        return requirement.pins(self.model.dependencies, self._own_libraries)

    @cached_property
    def _own_libraries(self) -> dict[str, str]:
        return requirement.own_libraries(self.python, self.figures, self.fitted is not None, self.loads_tables)

    @cached_property
    def _measures_by_settings(self) -> bool:
        """Whether `measure` takes settings."""
        sources = [module.source for module in self.model.modules if module.name == MEASURE]
        return any("settings: Settings" in source for source in sources)

    @cached_property
    def _metric_stages(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self._stepping if stage.role == "evaluate" and stage.results)

    @cached_property
    def _stepping(self) -> tuple[Stage, ...]:
        """Stages of the modules up to which the pipeline can be run."""
        return tuple(stage for stage in self.model.plan.stages if not stage.observed and stage.module != "pipeline")

    def _giving(self, name: str) -> tuple[Stage, ...]:
        return tuple(stage for stage in self._stepping if name in stage.results)
