"""Optional parts: what `--with` adds to a package, and when it cannot."""

import json
import tomllib
from dataclasses import replace

import pytest
from small_package import PLAN, small_package

from nbhoist.errors import NbhoistError
from nbhoist.refactor.plan import Inference, Setting
from nbhoist.scaffold import parts
from nbhoist.scaffold.layout import files, left_out
from nbhoist.scaffold.model import PackageModel

PLAIN = small_package()
SERVING = replace(PLAIN, parts=("serve",))


def texts(model: PackageModel) -> dict[str, str]:
    return {path: text for path, text in files(model).items() if isinstance(text, str)}


def test_names_are_separated_by_commas() -> None:
    assert parts.named(" serve, serve,") == ("serve",)
    assert parts.named("") == ()


def test_unknown_names_are_refused_with_what_may_be_meant() -> None:
    with pytest.raises(NbhoistError, match="no part `serv`; did you mean `serve`"):
        parts.named("serv")
    with pytest.raises(NbhoistError, match="known are `serve`"):
        parts.named("kubernetes")


def test_a_part_adds_files_libraries_settings_and_a_section() -> None:
    plain, serving = texts(PLAIN), texts(SERVING)

    assert {"src/garden/service/api.py", "tests/service/test_predictions.py"} <= set(serving) - set(plain)
    project = tomllib.loads(serving["pyproject.toml"])["project"]
    extras = project["optional-dependencies"]
    assert any(line.startswith("fastapi") for line in extras["serve"])
    assert "garden[serve]" in extras["test"]
    assert not any("fastapi" in line for line in project["dependencies"])
    assert tomllib.loads(serving["config.toml"])["serve"]["port"] == 8000
    assert "## Serve" in serving["README.md"]


def test_without_parts_nothing_of_them_is_there() -> None:
    assert not [path for path, text in texts(PLAIN).items() if "service" in path or "fastapi" in text]


def test_the_wish_is_remembered() -> None:
    assert json.loads(texts(SERVING)[".nbhoist/manifest.json"])["parts"] == ["serve"]


def test_a_part_that_needs_a_model_is_left_out_with_the_reason() -> None:
    without = replace(SERVING, plan=replace(PLAN, inference=Inference("none", None, "the notebook fits no model")))

    assert "src/garden/service/api.py" not in files(without)
    ((name, reason),) = left_out(without)
    assert (name, "the notebook fits no model" in reason) == ("serve", True)
    assert left_out(SERVING) == ()


def test_settings_of_the_notebook_are_not_mixed_with_those_of_a_part() -> None:
    own = replace(PLAN, configuration=(*PLAN.configuration, Setting("serve", "port", 1, "literal", "c4:0")))

    ((_, reason),) = left_out(replace(SERVING, plan=own))
    assert "section `serve`" in reason


def test_every_part_is_made_of_trees_with_templates() -> None:
    for part in parts.PARTS:
        made = set(files(replace(PLAIN, parts=(part.name,))))
        assert made > set(files(PLAIN)), part.name
