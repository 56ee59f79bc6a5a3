"""Every call in `claims/` is made, and what it does must be what the tables claim."""

from pathlib import Path
from typing import Any

import pytest
from claim import check, claims_sharing, imported, shared
from classes import fits
from objects import frames, learning, numbers
from world import restore

FOLDER = Path(__file__).parent / "claims"


def _cases() -> list[Any]:
    """Give the calls of all files; behind `~` stands why the tables claim more than happens."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        imported([line for line in lines if line.startswith(("import ", "from "))])
        calls = [line for line in lines if line and not line.startswith(("#", "import ", "from "))]
        found += [pytest.param(*_parted(call), id=f"{path.stem}: {call}") for call in calls]
    return found


def _parted(line: str) -> tuple[str, str]:
    call, _, reason = line.partition("  ~ ")
    return call.strip(), reason.strip()


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give fresh objects, in a fresh folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    (tmp_path / "in.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "in.txt").write_text("1 2\n3 4\n", encoding="utf-8")
    restore()
    yield {**numbers(), **frames(), **learning()}
    restore()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("text", "cautious"), _cases())
def test_a_call_does_what_the_tables_claim(text: str, cautious: str, names: dict[str, Any], tmp_path: Path) -> None:
    seen = check(text, names, tmp_path)
    if "<warnings>" in seen.happened - seen.claimed:  # threads of scikit-learn put filters back in any order
        seen = check(text, names, tmp_path)

    assert seen.happened <= seen.claimed, f"`{text}` also changed {set(seen.happened - seen.claimed)}"
    if not cautious:
        assert seen.claimed == seen.happened, f"`{text}` did not change {set(seen.claimed - seen.happened)}"
    assert fits(seen), f"`{text}` gave {type(seen.result)}, not `{seen.claim.fact}`"
    if not claims_sharing(seen):
        assert not shared(seen, names), f"`{text}` shares memory"


def test_there_are_enough_calls() -> None:
    assert len(_cases()) >= 400
