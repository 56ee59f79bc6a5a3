"""Which files a package has, and what they hold."""

import ast
import json
import re
import tomllib
from dataclasses import replace
from importlib import resources

import pytest
from small_package import PLAN, small_package

from nbhoist.errors import NbhoistError
from nbhoist.refactor.plan import Inference, Path
from nbhoist.scaffold.chain import chain_model
from nbhoist.scaffold.layout import files, format_modules
from nbhoist.scaffold.model import LinkModel, Module, PackageModel
from nbhoist.scaffold.parts import BY_NAME

MODEL = small_package()
BARE = replace(
    MODEL,
    plan=replace(PLAN, stages=(), configuration=(), inference=Inference("none", None, "the notebook fits no model")),
    modules=(Module("pipeline", "x = 1"),),
    uses_matplotlib=False,
    recording=None,
    data={},
)

PATH = Path("a:0", "plants", ("b:0",), (), (), (), (), "c:0", "plants", "state", ("name",))
RAW = replace(MODEL, plan=replace(PLAN, path=PATH), modules=(*MODEL.modules, Module("prepare", "x = 1")))


def every(model: PackageModel) -> PackageModel:
    return replace(model, parts=tuple(BY_NAME))


def texts(model: PackageModel) -> dict[str, str]:
    return {path: text for path, text in files(model).items() if isinstance(text, str)}


def test_same_model_gives_the_same_bytes() -> None:
    assert files(MODEL) == files(small_package())


def test_only_what_the_notebook_needs_is_there() -> None:
    every, bare = set(files(MODEL)), set(files(BARE))

    needed = {path for path in every - bare if path.startswith(("src", "tests"))}
    names = (
        "artifacts",
        "evaluate",
        "explore",
        "figures",
        "inference",
        "load",
        "loading",
        "measure",
        "tables",
        "train",
    )
    assert needed == {
        *(f"src/garden/{name}.py" for name in names),
        "src/garden/contract.toml",
        *(f"tests/test_{name}.py" for name in ("artifacts", "inference", "load", "loading", "observer", "tables")),
        "tests/notebook/expected.json",
        "tests/notebook/test_measure.py",
        "tests/notebook/test_same_as_notebook.py",
    }


@pytest.mark.parametrize("model", [MODEL, BARE, RAW], ids=["full", "bare", "raw rows"])
def test_toml_and_python_can_be_read(model: PackageModel) -> None:
    for path, text in texts(model).items():
        if path.endswith(".py"):
            ast.parse(text)
        if path.endswith(".toml"):
            tomllib.loads(text)


def linked(name: str) -> LinkModel:
    """The model as that of one of several notebooks."""
    modules = tuple(replace(module, name=f"{name}.{module.name}") for module in MODEL.modules)
    return LinkModel(name, replace(MODEL, modules=modules, notebook_name=f"{name}.ipynb"))


SEVERAL = chain_model("Garden", (linked("beds"), linked("bulbs")), {}, None)


def test_every_template_is_used_and_can_be_shipped() -> None:
    root = resources.files("nbhoist.scaffold") / "templates"
    with resources.as_file(root) as folder:
        names = {file.relative_to(folder).as_posix().removesuffix(".jinja") for file in folder.rglob("*.jinja")}

    made = {
        path.replace("src/garden/", "src/package/").lstrip(".")
        for path in [*files(every(MODEL)), *files(every(RAW)), *files(SEVERAL)]
    }
    of_the_package = {re.sub("^parts/[^/]+/", "", name) for name in names}
    of_several_notebooks = {"tests/notebook/test_same_as_notebooks.py"}  # made in tests/cli/test_several.py
    assert not of_the_package - made - of_several_notebooks
    assert not [name for name in names if name.startswith(".")]  # wheels leave hidden files out


def test_odd_titles_survive() -> None:
    model = replace(MODEL, plan=replace(PLAN, title='C:\\new """quoted""" {{ 7 * 7 }} %(prog)s "'), description="")
    made = texts(model)

    docstring = ast.get_docstring(ast.parse(made["src/garden/__init__.py"]), clean=False)
    assert docstring == 'C:\\new """quoted""" {{ 7 * 7 }} %(prog)s ".'
    assert tomllib.loads(made["pyproject.toml"])["project"]["description"] == model.plan.title


def test_user_code_never_meets_a_template() -> None:
    source = 'x = "{{ package }} {% if %}"\n'
    made = files(replace(MODEL, modules=(*MODEL.modules, Module("extra.deep", source))))

    assert made["src/garden/extra/deep.py"] == source


def test_lines_that_break_a_rule_stay_and_are_marked() -> None:
    assert "    if l == None:  # noqa: E711\n" in texts(MODEL)["src/garden/load.py"]


def test_modules_can_be_formatted_ahead_to_take_line_numbers() -> None:
    made = files(MODEL)

    assert {f"src/garden/{module.name}.py": module.source for module in format_modules(MODEL)}.items() <= made.items()


def test_module_with_a_reserved_name_is_an_error() -> None:
    with pytest.raises(NbhoistError, match="module `config` of `garden`"):
        files(replace(MODEL, modules=(Module("config", ""),)))


def test_state_holds_copies_of_what_was_generated() -> None:
    made = files(MODEL, {"CONVERSION.md": "# map\n"})

    manifest = json.loads(made[".nbhoist/manifest.json"])
    assert made[".nbhoist/base/CONVERSION.md"] == "# map\n"
    assert all(made[f".nbhoist/base/{path}"] == made[path] for path in manifest["files"])
    assert manifest["notebook"]["name"] == "garden.ipynb"


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (None, "not proven to compute what garden.ipynb computes"),
        ({"verdict": "equivalent"}, "as generated, proven equivalent to garden.ipynb"),
        ({"verdict": "different"}, "as generated, different from garden.ipynb"),
        ({"verdict": "undecided"}, "as generated, undecided whether equivalent to garden.ipynb"),
    ],
)
def test_package_says_how_far_it_is_proven(verdict: dict[str, str] | None, said: str) -> None:
    made = texts(replace(MODEL, verdict=verdict))

    assert f'PROOF = "{said}"' in made["src/garden/__init__.py"]
    assert said in made["README.md"]


def test_no_heading_is_empty() -> None:
    for model in (MODEL, BARE):
        blocks = [block for block in texts(model)["README.md"].split("\n\n") if block.strip()]
        pairs = zip(blocks, [*blocks[1:], "# end"], strict=True)
        assert not [block for block, following in pairs if block.startswith("## ") and following.startswith("#")]
