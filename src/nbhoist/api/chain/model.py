"""The files of a package made of several notebooks."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.carried_over import carried_over
from nbhoist.api.masking import masked, secret_values
from nbhoist.api.model import package_model
from nbhoist.api.proving import numbers_data
from nbhoist.report.chain import render_chain
from nbhoist.scaffold.chain import chain_model
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.model import LinkModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.api.chain.planning import Chain, Link
    from nbhoist.api.proving import Outcome
    from nbhoist.scaffold.model import PackageModel
    from nbhoist.verify.interpreter import Interpreter


def chain_package(
    chain: "Chain",
    outcomes: "Sequence[Outcome]",
    directory: Path,
    interpreter: "Interpreter | None",
    verdict: "Mapping[str, Any] | None" = None,
) -> "PackageModel":
    """Everything that the package of a composed chain is made from; `outcomes` are those of its first links."""
    made: set[Path] = set()
    links: list[LinkModel] = []
    data: dict[str, str | None] = {}
    for at, link in enumerate(chain.links):
        outcome = outcomes[at] if at < len(outcomes) else None
        model = _link_model(link, outcome, directory, interpreter, made)
        links.append(LinkModel(link.name, model))
        data |= model.data or {}
        made |= _written(link, outcome)
    title = chain.package.replace("_", " ").capitalize()
    return chain_model(title, links, data, verdict)


def _link_model(
    link: "Link", outcome: "Outcome | None", directory: Path, interpreter: "Interpreter | None", made: set[Path]
) -> "PackageModel":
    """The model of one link, whose data is what no link before it has made."""
    recording, verdict = (outcome.recording, outcome.verdict) if outcome is not None else (None, None)
    model = package_model(link.planned, directory, interpreter, recording, verdict)
    folder = link.planned.facts.notebook.path.resolve().parent
    values = {f"{s.section}.{s.key}": str(s.value) for s in link.planned.plan.configuration}
    data = {key: digest for key, digest in (model.data or {}).items() if (folder / values[key]).resolve() not in made}
    carried = carried_over(link.planned.facts.notebook)
    return replace(model, data=data, carried_over=carried, numbers=numbers_data(outcome) if outcome else None)


def _written(link: "Link", outcome: "Outcome | None") -> set[Path]:
    """Files that a notebook has written, or names as written."""
    folder, project = link.planned.facts.notebook.path.resolve().parent, link.planned.project.resolve()
    seen = outcome.recording.files if outcome is not None and outcome.recording is not None else ()
    return {(folder / name).resolve() for name in link.files.written} | {(project / name).resolve() for name in seen}


def chain_files(model: "PackageModel", chain: "Chain") -> "dict[str, str | bytes]":
    """Every file of the package by its path."""
    report = render_chain(chain.package, [(p.name, p.model) for p in model.links], model.verdict, chain.notes)
    secrets = {value for link in chain.links for value in secret_values(link.planned.facts)}
    return masked(files(model, {"CONVERSION.md": report}), tuple(sorted(secrets, key=len, reverse=True)))
