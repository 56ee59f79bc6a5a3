"""What the scaffold makes of several notebooks: one model for all of them, and what is remembered of each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import nbhoist
from nbhoist.refactor.plan import Plan
from nbhoist.scaffold.model import LinkModel, Module, PackageModel
from nbhoist.scaffold.state import FOLDER, state_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from nbhoist.refactor.plan import Setting, Stage

LINKS = f"{FOLDER}/links"


def chain_model(
    title: str, links: Sequence[LinkModel], data: Mapping[str, str | None], verdict: Mapping[str, Any] | None
) -> PackageModel:
    """One model for a package of several notebooks; `data` are the settings of files that none of them makes."""
    models = [link.model for link in links]
    names = [model.notebook_name for model in models]
    modules = {module.name: module for model in models for module in model.modules}
    modules |= {
        f"{p.name}.__init__": Module(f"{p.name}.__init__", f'"""`{p.model.notebook_name}`."""\n') for p in links
    }
    dependencies = {d.import_name: d for model in models for d in reversed(model.dependencies)}
    return replace(
        models[-1],
        plan=_plan(title, links),
        description="",
        modules=tuple(modules.values()),
        dependencies=tuple(dependencies[name] for name in sorted(dependencies)),
        notebook=b"".join(model.notebook for model in models),
        notebook_name=", ".join(names[:-1]) + " and " + names[-1],
        verdict=verdict,
        recording=None,
        uses_matplotlib=any(model.uses_matplotlib for model in models),
        map=(),
        carried_over=tuple(each for model in models for each in model.carried_over),
        data=dict(data),
        homes=(),
        numbers=None,
        contracts=(),
        links=tuple(links),
    )


def _plan(title: str, links: Sequence[LinkModel]) -> Plan:
    """What templates ask of a plan, for all links; the model is that of the last link that has one."""
    plans = [(link.name, link.model.plan) for link in links]
    fitting = next((name for name, plan in reversed(plans) if plan.inference.model is not None), "")
    inference = next((plan.inference for name, plan in plans if name == fitting), plans[-1][1].inference)
    configuration: dict[tuple[str, str], Setting] = {}
    for setting in (s for _, plan in plans for s in plan.configuration):
        configuration.setdefault((setting.section, setting.key), setting)
    return Plan(
        notebook=plans[-1][1].notebook,
        package=plans[-1][1].package,
        title=title,
        stages=tuple(_stage(name, s, name == fitting) for name, plan in plans for s in plan.stages),
        configuration=tuple(configuration.values()),
        shown=tuple(shown for _, plan in plans for shown in plan.shown),
        refusals=tuple(refusal for _, plan in plans for refusal in plan.refusals),
        inference=inference,
    )


def _stage(link: str, stage: Stage, fits: bool) -> Stage:
    """A stage under the name of its module in the package; only one link gives back model and metrics."""
    statements = tuple(f"{link}/{statement}" for statement in stage.statements)
    results = stage.results if fits else ()
    return replace(stage, module=f"{link}.{stage.module}", statements=statements, results=results)


def chain_state(model: PackageModel, generated: Mapping[str, str]) -> dict[str, str]:
    """What later runs of nbhoist need to know: of the package, and of each link as of a package of one notebook."""
    generated = {path: text for path, text in generated.items() if not path.startswith(f"{FOLDER}/")}
    manifest = {
        "version": 1,
        "nbhoist": nbhoist.__version__,
        "package": model.plan.package,
        "notebooks": [{"name": link.model.notebook_name, "sub_package": link.name} for link in model.links],
        "files": {path: hashlib.sha256(text.encode("utf-8")).hexdigest() for path, text in sorted(generated.items())},
    }
    state = {f"{FOLDER}/manifest.json": json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"}
    if model.verdict is not None:
        state[f"{FOLDER}/verdict.json"] = json.dumps(dict(model.verdict), indent=2, ensure_ascii=False) + "\n"
    state |= {f"{FOLDER}/base/{path}": text for path, text in generated.items()}
    return state | dict(_links(model))


def _links(model: PackageModel) -> Iterator[tuple[str, str]]:
    for link in model.links:
        for path, text in state_files(link.model, {}).items():
            yield path.replace(FOLDER, f"{LINKS}/{link.name}", 1), text


def chain_expectation(runs: Mapping[str, Any]) -> str:
    """Text of the file that holds what each notebook's own run gave."""
    return json.dumps({name: asdict(run) for name, run in runs.items()}, indent=1, ensure_ascii=False) + "\n"
