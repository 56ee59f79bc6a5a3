"""Which files a package has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError
from nbhoist.scaffold.chain import chain_expectation, chain_state
from nbhoist.scaffold.context import Context
from nbhoist.scaffold.contract import contract_toml
from nbhoist.scaffold.expectation import EXPECTED, expected_json
from nbhoist.scaffold.formatter import format_python, mark_exceptions
from nbhoist.scaffold.render import part_templates, render
from nbhoist.scaffold.settings import POLICIES, config_toml
from nbhoist.scaffold.state import state_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.scaffold.model import Module, PackageModel

ROOT_COMMENT = "the notebook's folder, seen from this file"
DEFAULT_ROOT_COMMENT = "seen from the working folder"
OWN_MODULES = frozenset(
    {
        "artifacts",
        "codec",
        "commands",
        "config",
        "errors",
        "figures",
        "inference",
        "intermediate",
        "loading",
        "observer",
        "policies",
        "provenance",
        "sample",
        "schema",
        "state",
        "steps",
        "tables",
    }
)


def files(model: PackageModel, reports: Mapping[str, str] | None = None) -> dict[str, str | bytes]:
    """Every file of the package by its path, with forward slashes; `reports` are further texts such as CONVERSION.md."""
    context = Context(model)
    made = {path: render(template, context) for path, template in _templates(context)}
    if context.run:
        made[EXPECTED] = expected_json(context.run)
    if context.link_runs:
        made[EXPECTED] = chain_expectation(context.link_runs)
    if context.loads_tables:
        made[f"src/{context.package}/contract.toml"] = contract_toml(model.contracts)
    made |= _configuration(context) | _python(model, made) | dict(reports or {})
    notebooks = {f"notebooks/{m.notebook_name}": m.notebook for m in [link.model for link in model.links] or [model]}
    return {**notebooks, **(chain_state if model.links else state_files)(model, made), **made}


def format_modules(model: PackageModel) -> tuple[Module, ...]:
    """The emitted modules exactly as `files` will write them, so that line numbers can be taken."""
    made = _python(model, {"pyproject.toml": render("pyproject.toml", Context(model))})
    return tuple(replace(module, source=made[_path(model, module)]) for module in model.modules)


def _templates(context: Context) -> Iterator[tuple[str, str]]:
    """Path in the package and name of the template."""
    for name in ("pyproject.toml", "requirements.txt", "README.md"):
        yield name, name
    if context.fitted:
        yield "MODEL.md", "MODEL.md"
    yield ".gitignore", "gitignore"  # package data leaves out files whose names start with a dot
    for name in _module_templates(context):
        yield f"src/{context.package}/{name}.py", f"src/package/{name}.py"
    for name in _test_templates(context):
        yield f"tests/{name}.py", f"tests/{name}.py"
    for tree in context.trees:
        yield from part_templates(tree, context.package)


def left_out(model: PackageModel) -> tuple[tuple[str, str], ...]:
    """Optional parts that were asked for and that the package cannot have, with the reason."""
    return Context(model).left_out


def _module_templates(context: Context) -> Iterator[str]:
    yield from ("__init__", "__main__", "commands", "config", "errors", "observer", "provenance", "steps")
    yield from ("pipeline",) if context.links else ("intermediate", "sample")
    if context.loads_tables:
        yield "loading"
    if context.figures:
        yield "figures"
    if context.fitted:
        yield from ("artifacts", "inference", "tables")
        if context.path:
            yield from ("codec", "policies", "schema", "state")


def _test_templates(context: Context) -> Iterator[str]:
    yield from ("conftest", "test_architecture", "test_command_line", "test_config")
    if not context.links:
        yield "test_intermediate"
    if context.loads_tables:
        yield "test_loading"
    if context.inputs:
        yield "test_load"
    if context.explores:
        yield "test_observer"
    if context.fitted:
        yield from ("test_artifacts", "test_tables")
        yield from ("test_policies", "test_schema", "test_state") if context.path else ("test_inference",)
    if context.run:
        yield "notebook/test_same_as_notebook"
    if context.link_runs:
        yield "notebook/test_same_as_notebooks"
    if context.path:
        yield "notebook/test_prediction"
    if context.metrics:
        yield "notebook/test_measure"


def _configuration(context: Context) -> dict[str, str]:
    known = (*context.known_sections, *((POLICIES,) if context.path else ()))
    models = "models" if context.fitted else None
    head = f"Values of {context.notebook}. Environment variables win: {context.prefix}_<SECTION>__<KEY>."
    project = config_toml(known, context.model.notebook_folder_from_package, ROOT_COMMENT, models, head)
    shipped = config_toml(known, ".", DEFAULT_ROOT_COMMENT, models, "Used where no config.toml is found.")
    return {"config.toml": project, f"src/{context.package}/defaults.toml": shipped}


def _python(model: PackageModel, made: Mapping[str, str]) -> dict[str, str]:
    taken = sorted(
        module.name for module in model.modules if module.name in OWN_MODULES or _path(model, module) in made
    )
    if taken:
        raise NbhoistError(
            f"module `{taken[0]}` of `{model.plan.package}` has a name that the package needs itself; rename it"
        )
    sources = {path: source for path, source in made.items() if path.endswith(".py")}
    sources |= {_path(model, module): module.source for module in model.modules}
    formatted = {path: format_python(source) for path, source in sources.items()}
    return mark_exceptions(formatted, made["pyproject.toml"])


def _path(model: PackageModel, module: Module) -> str:
    return f"src/{model.plan.package}/{module.name.replace('.', '/')}.py"
