"""What counts as a draw without a seed; each case runs in a process of its own, since the streams are global."""

import subprocess
import sys
from pathlib import Path

import pytest

import nbhoist.verify

START = """
import pickle, sys
from probe.after_import import AfterImport
from probe.randomness import Randomness
after_import = AfterImport()
sys.meta_path.insert(0, after_import)
randomness = Randomness(after_import, lambda name: name == "__main__")
import numpy as np
plain = type(np.random.MT19937(0))
"""


@pytest.mark.parametrize(
    ("code", "forced"),
    [
        pytest.param("np.random.RandomState(0).rand()", False, id="a seeded RandomState"),
        pytest.param("np.random.RandomState(0); np.random.RandomState()", True, id="one with and one without a seed"),
        pytest.param("np.random.RandomState(); np.random.RandomState(0)", True, id="one without and one with a seed"),
        pytest.param("np.random.RandomState(None)", True, id="no seed is given"),
        pytest.param("np.random.default_rng(0).random()", False, id="a seeded generator"),
        pytest.param("np.random.default_rng().random()", True, id="an unseeded generator"),
        pytest.param("np.random.RandomState(np.random.MT19937())", True, id="its own unseeded bit generator"),
    ],
)
def test_a_draw_without_a_seed_is_known(code: str, forced: bool) -> None:
    assert run(f"{code}\nprint(randomness.forced)") == str(forced)


def test_a_pickled_random_state_holds_no_class_of_the_probe() -> None:
    code = """
state = np.random.RandomState(0)
copy = pickle.loads(pickle.dumps(state))
print(type(copy._bit_generator) is plain and copy.rand() == state.rand())
"""
    assert run(code) == "True"


def test_a_seed_gives_the_numbers_that_it_always_gives() -> None:
    code = """
np.random.seed(3)
functions = np.random.rand(3).tolist()
states = [np.random.RandomState(3).rand(3).tolist(), np.random.RandomState(plain(3)).rand(3).tolist()]
np.random.seed(3)
kept = np.random.get_state()
np.random.rand(3)
np.random.set_state(kept)
print([functions, *states, np.random.rand(3).tolist()])
"""
    bare = subprocess.run(
        [sys.executable, "-c", "import numpy as np\nplain = np.random.MT19937" + code],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run(code) == bare.stdout.strip()


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", START + code],
        cwd=Path(nbhoist.verify.__file__).parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
