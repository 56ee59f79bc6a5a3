"""`--plan FILE`: what a person changes in a plan is obeyed, or refused with the reason."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit
from command import Ran, everything_in, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CELLS = (
    "import pandas as pd\nKEEP = 3\ndf = pd.read_csv('preise.csv', sep=';')",
    "df = df.dropna()\ndf = df.head(KEEP)",
    "total = df['price'].sum()\nshare = df['price'] / total\nprint(total)",
    "mean = df['price'].mean()\nprint(mean)",
)
Plan = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_notebook(tmp_path / "preise.ipynb", *CELLS)
    (tmp_path / "preise.csv").write_text("price;n\n1.5;2\n2.5;3\n;4\n9;1\n", encoding="utf-8")
    return tmp_path


def edited(folder: Path, change: Callable[[Plan], object]) -> Ran:
    """Convert with the notebook's own plan after a change."""
    assert nbhoist_here("plan", "preise.ipynb", "--output-format", "toml", "--output", "p.toml", cwd=folder).code == 0
    plan = tomlkit.parse((folder / "p.toml").read_text(encoding="utf-8"))
    change(plan)
    (folder / "p.toml").write_text(tomlkit.dumps(plan), encoding="utf-8")
    return nbhoist_here("convert", "preise.ipynb", "--plan", "p.toml", "--no-prove", "--output", "out", cwd=folder)


def source(folder: Path, module: str) -> str:
    return (folder / "out" / "src" / "preise" / f"{module}.py").read_text(encoding="utf-8")


def identifier_of(code: str, folder: Path) -> str:
    """Id of the statement whose first line is `code`."""
    (line,) = [x for x in (folder / "p.toml").read_text(encoding="utf-8").splitlines() if x.endswith(f"# {code}")]
    return line.strip().split('"')[1]


def stage_of(plan: Plan, code: str, folder: Path) -> Any:
    """The stage that holds the statement whose first line is `code`."""
    (line,) = [x for x in (folder / "p.toml").read_text(encoding="utf-8").splitlines() if x.endswith(f"# {code}")]
    return next(s for s in plan["stages"] if line.strip().split('"')[1] in s["statements"])


def test_an_unchanged_plan_changes_nothing(folder: Path) -> None:
    nbhoist_here("convert", "preise.ipynb", "--no-prove", "--output", "plain", cwd=folder)
    edited(folder, lambda plan: None)
    assert everything_in(folder / "out") == everything_in(folder / "plain")


def test_stages_are_renamed_and_moved(folder: Path) -> None:
    def change(plan: Plan) -> None:
        stage = stage_of(plan, "df = df.dropna()", folder)
        stage.update(name="keep_whole_rows", module="tidy", docstring="Keep what is whole.")

    assert edited(folder, change).code == 0
    assert "def keep_whole_rows(" in source(folder, "tidy")
    assert '"""Keep what is whole."""' in source(folder, "tidy")
    assert "keep_whole_rows(" in source(folder, "pipeline")


def test_statements_go_from_one_stage_to_another(folder: Path) -> None:
    def change(plan: Plan) -> None:
        moved = plan["stages"].pop()
        plan["stages"][-1]["statements"].extend(moved["statements"])

    before = edited(folder, lambda plan: None)
    assert before.code == 0
    stages = len(tomllib.loads((folder / "p.toml").read_text(encoding="utf-8"))["stages"])
    done = nbhoist_here("plan", "preise.ipynb", "--plan", "p.toml", "--output-format", "toml", cwd=folder)
    plan = tomlkit.parse(done.out)
    change(plan)
    (folder / "p.toml").write_text(tomlkit.dumps(plan), encoding="utf-8")
    done = nbhoist_here("plan", "preise.ipynb", "--plan", "p.toml", "--output-format", "toml", cwd=folder)
    assert len(tomllib.loads(done.out)["stages"]) == stages - 1


def test_a_statement_may_pass_another_only_where_nothing_ties_them(folder: Path) -> None:
    def statement(plan: Plan, code: str) -> str:
        (line,) = [x for x in (folder / "p.toml").read_text(encoding="utf-8").splitlines() if x.endswith(f"# {code}")]
        return line.strip().split('"')[1]

    def move(plan: Plan, code: str, before: str) -> None:
        moved, anchor = statement(plan, code), statement(plan, before)
        for stage in plan["stages"]:
            if moved in stage["statements"]:
                stage["statements"].remove(moved)
        new = {"name": "take_it_first", "module": "features", "statements": [moved]}
        at = next(i for i, s in enumerate(plan["stages"]) if anchor in s["statements"])
        plan["stages"].insert(at, new)
        for stage in [s for s in plan["stages"] if not s["statements"]]:
            plan["stages"].remove(stage)

    refused = edited(folder, lambda plan: move(plan, "share = df['price'] / total", "df = df.dropna()"))
    assert refused.code == 1
    assert "cannot run before" in refused.err
    assert "`df`" in refused.err or "`total`" in refused.err
    refused = edited(folder, lambda plan: move(plan, "print(mean)", "total = df['price'].sum()"))
    assert (refused.code, "both touch" in refused.err) == (1, True)


@pytest.mark.execution
def test_a_free_move_computes_the_same(folder: Path) -> None:
    def change(plan: Plan) -> None:
        moved, total = (
            identifier_of(code, folder) for code in ("mean = df['price'].mean()", "total = df['price'].sum()")
        )
        stages = [dict(stage, statements=[i for i in stage["statements"] if i != moved]) for stage in plan["stages"]]
        at = next(i for i, stage in enumerate(stages) if total in stage["statements"])
        cut = stages[at]["statements"].index(total)
        rest = {"name": "sum_up", "module": "features", "statements": stages[at]["statements"][cut:]}
        stages[at]["statements"] = stages[at]["statements"][:cut]
        stages[at + 1 : at + 1] = [{"name": "average_price", "module": "features", "statements": [moved]}, rest]
        plan["stages"] = [stage for stage in stages if stage["statements"]]

    assert edited(folder, change).code == 0
    proven = nbhoist_here("convert", "preise.ipynb", "--plan", "p.toml", "--output", "proven", cwd=folder)
    assert (proven.code, "equivalent" in proven.out) == (0, True), proven.err + proven.out


def test_settings_are_renamed_or_stay_literals(folder: Path) -> None:
    def rename(plan: Plan) -> None:
        for setting in plan["configuration"]:
            if setting["key"] == "keep":
                setting.update(section="rows", key="most")
        plan["configuration"] = [s for s in plan["configuration"] if s["kind"] != "path"]

    assert edited(folder, rename).code == 0
    settings = tomllib.loads((folder / "out" / "config.toml").read_text(encoding="utf-8"))
    assert settings["rows"] == {"most": 3}
    assert settings["data"] == {"contract": "warn"}, "a literal again"
    assert '"preise.csv"' in source(folder, "load")


def drop_statement(plan: Plan) -> None:
    next(s for s in plan["stages"] if len(s["statements"]) > 1)["statements"].pop()


REFUSED: dict[str, tuple[Callable[[Plan], object], str]] = {
    "a lost statement": (drop_statement, "nothing may get lost"),
    "a statement twice": (
        lambda plan: plan["stages"][-1]["statements"].append(plan["stages"][0]["statements"][0]),
        "keep it in one",
    ),
    "an unknown statement": (lambda plan: plan["stages"][0]["statements"].append("none:0"), "does not have"),
    "an empty stage": (
        lambda plan: plan["stages"].append({"name": "nothing", "module": "load", "statements": []}),
        "has no statements",
    ),
    "a name of the notebook": (lambda plan: plan["stages"][0].update(name="total"), "choose another one"),
    "a name of two stages": (
        lambda plan: plan["stages"][0].update(name=plan["stages"][1]["name"]),
        "choose another one",
    ),
    "no identifier": (lambda plan: plan["stages"][0].update(name="Load Data"), "no name for a function"),
    "a file of the package": (lambda plan: plan["stages"][0].update(module="config"), "no file of the package"),
    "another value": (lambda plan: plan["configuration"][0].update(value=99), "config.toml later"),
    "one key twice": (
        lambda plan: [s.update(section="a", key="b") for s in plan["configuration"]],
        "two settings are called `a.b`",
    ),
    "no role": (lambda plan: plan["statements"][0].update(role=["cooking"]), "`cooking` is no role"),
    "what the code says": (lambda plan: plan["statements"][0].update(defines=["x"]), "follows from the code"),
}


@pytest.mark.parametrize(("change", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_done_is_refused_with_the_reason(
    folder: Path, change: Callable[[Plan], object], reason: str
) -> None:
    done = edited(folder, change)
    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert len(done.err.splitlines()) == 1
    assert not (folder / "out").exists()


def test_a_role_forms_stages_anew(folder: Path) -> None:
    def change(plan: Plan) -> None:
        for statement in plan["statements"]:
            if "mean" in statement["defines"]:
                statement["role"] = ["evaluate"]

    assert edited(folder, change).code == 0
    assert "df['price'].mean()".replace("'", '"') in source(folder, "evaluate")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("stages = [", "cannot be read as a plan"),
        ("[[stage]]\nname='x'", "a plan has no `stage`"),
        ("version = 9", "version 9"),
        ("[[stages]]\nname='x'", "lacks or misplaces 'module'"),
    ],
)
def test_a_broken_plan_is_one_line(folder: Path, text: str, reason: str) -> None:
    (folder / "p.toml").write_text(text, encoding="utf-8")
    done = nbhoist_here("convert", "preise.ipynb", "--plan", "p.toml", "--no-prove", cwd=folder)
    assert (done.code, done.out, reason in done.err) == (2, "", True), done.err
    assert len(done.err.splitlines()) == 1


def test_a_missing_plan_and_a_plan_for_two_notebooks(folder: Path) -> None:
    assert "no plan at" in nbhoist_here("plan", "preise.ipynb", "--plan", "none.toml", cwd=folder).err
    done = nbhoist_here("plan", "preise.ipynb", "preise.ipynb", "--plan", "none.toml", cwd=folder)
    assert (done.code, "one notebook" in done.err) == (2, True)


def test_no_secret_stands_in_a_plan(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "password = 'hunter2-hunter2'\nprint(len(password))")
    for kind in ("toml", "json", "text"):
        done = nbhoist_here("plan", "a.ipynb", "--output-format", kind, cwd=tmp_path)
        assert (done.code, "hunter2" in done.out) == (0, False)


def test_a_dry_run_shows_the_tree_and_what_would_change(folder: Path) -> None:
    done = nbhoist_here("convert", "preise.ipynb", "--dry-run", "--output", "out", cwd=folder)
    assert done.code == 0
    assert not (folder / "out").exists()
    assert "    preise/\n" in done.out
    assert "+++ src/preise/load.py" in done.out
    assert "+def " in done.out
