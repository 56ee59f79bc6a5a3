"""From several files to the plans of one package, in the order in which they run."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.api.planning import Planned, facts_of, require_importable
from nbhoist.errors import NbhoistError, RefusedError
from nbhoist.refactor.chain.definitions import COMMON, with_common_definitions
from nbhoist.refactor.chain.files import NamedFiles, named_files
from nbhoist.refactor.chain.nested import nested
from nbhoist.refactor.chain.order import ordered
from nbhoist.refactor.chain.settings import with_common_settings
from nbhoist.refactor.emit.package import emit
from nbhoist.refactor.emit.support import SUPPORT
from nbhoist.refactor.plan import Wishes
from nbhoist.refactor.planner import make_plan
from nbhoist.refactor.relocate import project_root, relocations
from nbhoist.refactor.titles import package_name
from nbhoist.refactor.words import snake, words
from nbhoist.scaffold.layout import OWN_MODULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Order

WITHOUT_PATH = "several notebooks make one package, and what the last of them loads is no raw data"
_COMMANDS = {"run", "train", "evaluate", "predict", "models"}
_TAKEN = OWN_MODULES | _COMMANDS | {"pipeline", "prepare", COMMON, "constants", "tests", *(m.name for m in SUPPORT)}


@dataclass(frozen=True)
class Link:
    """What one notebook becomes: a sub-package with that name."""

    name: str
    planned: Planned
    files: NamedFiles

    @property
    def notebook(self) -> str:
        """Name of its file."""
        return self.planned.facts.notebook.path.name


@dataclass(frozen=True)
class Chain:
    """Notebooks that become one package, in the order in which they run."""

    package: str
    links: tuple[Link, ...]
    project: Path
    notes: tuple[str, ...] = ()  # what there is to say about the order

    def with_plan(self, name: str, planned: Planned) -> "Chain":
        """The same chain with another plan for one of the links."""
        links = tuple(replace(link, planned=planned) if link.name == name else link for link in self.links)
        return replace(self, links=links)


def notebooks_in(paths: "Iterable[Path]") -> tuple[Path, ...]:
    """The notebooks that are meant: files as they are given, and those of folders by their numbers and names."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.ipynb"), key=_by_number) if path.is_dir() else [path]
        if not inside:
            raise NbhoistError(f"`{path}` holds no notebooks; name the files")
        found += inside
    return tuple(dict.fromkeys(found))


def _by_number(path: Path) -> tuple[tuple[int, str], ...]:
    """Numbers in names count as numbers: `2_clean` stands before `10_train`."""
    return tuple((int(link or 0), text) for link, text in re.findall(r"(\d*)(\D*)", path.stem.lower()))


def plan_chain(notebooks: "Sequence[Path]", name: str, order: "Order" = "document") -> Chain:
    """Plan several notebooks as one package with the import name `name`."""
    require_importable(name)
    _require_one_folder(notebooks)
    facts = {path: facts_of(path, None, order) for path in notebooks}
    project = _common_project(facts)
    links: dict[str, Link] = {}
    for path, known in facts.items():
        wishes = Wishes(order=order)
        plan = make_plan(known, name, relocations(known, project), wishes=wishes, without_path=WITHOUT_PATH)
        link = _link_name(path, {*links, *_TAKEN, *(module.target for module in plan.modules)})
        links[link] = Link(link, Planned(known, plan, emit(plan, known), project), named_files(known))
    found = ordered({link.notebook: link.files for link in links.values()})
    by_notebook = {link.notebook: link for link in links.values()}
    return Chain(name, tuple(by_notebook[notebook] for notebook in found.names), project, found.notes)


def composed(chain: Chain) -> Chain:
    """The chain with the modules that its links have in the package, and with the settings that all of them share."""
    bare = [(link.name, replace(link.planned.plan, metrics=None), link.planned.facts) for link in chain.links]
    plans = with_common_settings(bare)
    _require_same_modules(chain)
    emitted = {
        link.name: nested(emit(plan, link.planned.facts), plan, link.name)
        for link, plan in zip(chain.links, plans, strict=True)
    }
    definitions = (
        f"{link.name}.{placement.module}.{name}"
        for link, plan in zip(chain.links, plans, strict=True)
        for placement in plan.placements
        for name in placement.names
        if placement.kind == "definition"
    )
    texts = with_common_definitions(emitted, chain.package, definitions)
    links = (
        replace(link, planned=replace(link.planned, plan=plan, emitted=text))
        for link, plan, text in zip(chain.links, plans, texts, strict=True)
    )
    return replace(chain, links=tuple(links))


def package_name_for(paths: "Sequence[Path]", output: Path | None) -> str:
    """An import name from the folder of the package, else from that of the notebooks."""
    folder = output or (paths[0] if paths[0].is_dir() else paths[0].parent)
    return package_name(folder.resolve().name)


def _link_name(notebook: Path, taken: "set[str]") -> str:
    """Name of a sub-package: that of the file without its number, as long as nothing else has it."""
    links = tuple(words(notebook.stem))
    bare = tuple(link for link in links if not link.isdigit())
    for name in (snake(bare), package_name(notebook.stem), f"{package_name(notebook.stem)}_notebook"):
        if name.isidentifier() and name not in taken:
            return name
    raise NbhoistError(f"`{notebook}`: another notebook has the same name; rename one of them")


def _require_one_folder(notebooks: "Sequence[Path]") -> None:
    folders = {path.resolve().parent for path in notebooks}
    if len(folders) > 1:
        names = ", ".join(f"`{folder}`" for folder in sorted(folders))
        raise NbhoistError(
            f"notebooks of one package must stand in one folder, these do not: {names}; put them together"
        )


def _common_project(facts: "dict[Path, Facts]") -> Path:
    return Path(os.path.commonpath([project_root(path, known).resolve() for path, known in facts.items()]))


def _require_same_modules(chain: Chain) -> None:
    """Raise where two notebooks take different modules of one name along."""
    texts: dict[str, str] = {}
    for link in chain.links:
        for module in link.planned.plan.modules:
            if texts.setdefault(module.target, module.text) != module.text:
                raise RefusedError(
                    f"`{link.notebook}` writes another module `{module.name}` than a notebook before it; rename one"
                )
