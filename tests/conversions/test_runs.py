"""Runs of notebooks and packages: what is recorded, what is decided, what is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from runs import LIMITS, interpreter, notebook, package, shown, silent, stage

from nbhoist.errors import RunError
from nbhoist.verify.compare import compare, stopped
from nbhoist.verify.job import Limits, StageProbe, find_interpreter
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.outputs import your_numbers
from nbhoist.verify.package_run import record_package
from nbhoist.verify.proof import prove
from nbhoist.verify.recording import Recording
from nbhoist.verify.verdict import Expected, StatementLabel

pytestmark = pytest.mark.execution

NOTEBOOK = """
# %%
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
# %%
rows = pd.read_csv("/somebody/data.csv")
rows["double"] = rows["a"] * 2 + np.random.rand(3)
print("rows", len(rows))
# %%
rows["a"].plot()
plt.title("a")
rows.describe()
# %%
class Model:
    def __repr__(self):
        return f"<{type(self).__module__}.Model at {hex(id(self))}>"

model = Model()
model.slope = rows["double"].mean()
print(model)
rows.to_csv("out.csv")
model
"""
LOAD = '''
import numpy as np
import pandas as pd


def load_rows(path):
    """Read the rows."""
    rows = pd.read_csv(path)
    rows["double"] = rows["a"] * 2 + np.random.rand(3)
    print("rows", len(rows))
    return rows
'''
MODULES = {
    "load": LOAD,
    "explore": """
        import matplotlib.pyplot as plt


        def plot_a(rows):
            rows["a"].plot()
            plt.title("a")
            return rows.describe()
        """,
    "train": """
        from mini.observer import display


        class Model:
            def __repr__(self):
                return f"<{type(self).__module__}.Model at {hex(id(self))}>"


        def fit(rows, root):
            model = Model()
            model.slope = rows["double"].mean()
            print(model)
            rows.to_csv(root / "out.csv")
            display(model)
            return model
        """,
    "pipeline": """
        from mini.explore import plot_a
        from mini.load import load_rows
        from mini.train import fit


        def run(settings, observe):
            rows = load_rows(settings.data)
            observe(plot_a, rows)
            model = fit(rows, settings.root)
            return {"rows": rows, "model": model}
        """,
}
STAGES = (
    stage("load", "load_rows", ("c1:0", 0, "rows"), ("c1:1", 1, "rows")),
    stage("train", "fit", ("c3:1", 0, "model"), ("c3:2", 1, "model")),
)
LABELS = {
    **dict.fromkeys(("c1:0", "c1:1"), StatementLabel("load_rows", "load", "cell 2")),
    **dict.fromkeys(("c3:1", "c3:2"), StatementLabel("fit", "train", "cell 4")),
}
EXPECTED = Expected(statements=LABELS)


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "Projekt mit Ümlaut"
    folder.mkdir()
    (folder / "data.csv").write_text("a,b\n1,x\n3,\n5,z\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """The notebook, run once for all mutants."""
    folder = tmp_path_factory.mktemp("reference")
    (folder / "data.csv").write_text("a,b\n1,x\n3,\n5,z\n", encoding="utf-8")
    return record_notebook(relocated(folder), interpreter(), LIMITS, silent)


@pytest.fixture(autouse=True)
def nothing_left(tmp_path, monkeypatch):
    """No scratch folder and no process outlives a run; recordings that are still held keep their values."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    yield
    assert [path.name for path in temporary.iterdir() if not path.name.startswith("nbhoist-values-")] == []
    assert {process.pid for process in psutil.Process().children(recursive=True)} <= before


def relocated(project):
    return notebook(project, NOTEBOOK, relocations=(("/somebody/data.csv", "data.csv"),))


def proof(project, tmp_path, modules=MODULES):
    packed = package(tmp_path / "mini", modules, STAGES, project)
    return prove(relocated(project), packed, interpreter(), LIMITS, EXPECTED, silent)


def record(project, text, limits=LIMITS, **changes):
    return record_notebook(notebook(project, text, **changes), interpreter(), limits, silent)


def test_a_faithful_package_is_equivalent(project, tmp_path):
    found = proof(project, tmp_path)
    assert found.verdict.verdict == "equivalent", found.verdict.reason
    assert found.verdict.seeds_forced
    assert found.verdict.summary() == "2 variables, 2 lines, 2 displays, 1 figure, 1 file"
    assert shown(found.recording) == ["rows 3", "display", "figure", "<Model at 0x>", "display"]
    assert sorted(path.name for path in project.iterdir()) == ["data.csv"]


@pytest.mark.parametrize(
    ("module", "old", "new", "place"),
    [
        ("load", "* 2", "* 3", "`rows['double'][0]` (stage `load.load_rows`, cell 2)"),
        ("load", '"a"] * 2', '"a"].copy() * 2', None),
        (
            "load",
            "len(rows)",
            "len(rows) + 1",
            "line 1 (stage `load.load_rows`, cell 2): `rows 3` in the notebook, `rows 4`",
        ),
        ("load", "np.random.rand(3)", "np.random.rand(4)[1:]", "rows['double'][0]"),
        ("explore", 'plt.title("a")', 'plt.title("b")', "figure 1"),
        ("explore", "rows.describe()", "rows.head()", "display 1"),
        ("explore", 'rows["a"].plot()', "pass", "figure 1"),
        ("train", ".mean()", ".median()", "`model.slope`"),
        ("train", "rows.to_csv(", "rows.iloc[1:].to_csv(", "file `out.csv`"),
        ("train", "rows.to_csv(", "str(", "file `out.csv`"),
        ("train", "print(model)", "pass", "<Model at 0x>"),
        ("train", "display(model)", "pass", "nothing more"),
        ("train", "model = Model()", "raise KeyError('k')", "KeyError: 'k' in train.py"),
        ("pipeline", "observe(plot_a, rows)", "pass", "display"),
    ],
)
def test_a_mutated_package_is_not(reference, project, tmp_path, module, old, new, place):
    assert old in MODULES[module]
    modules = {**MODULES, module: MODULES[module].replace(old, new, 1)}
    packed = package(tmp_path / "mini", modules, STAGES, project)
    verdict = compare(reference, record_package(packed, interpreter(), LIMITS, silent), EXPECTED)
    assert verdict.verdict == ("equivalent" if place is None else "different"), verdict.reason
    assert place is None or place in verdict.reason


def test_a_difference_is_said_only_after_the_notebook_met_itself(project, tmp_path):
    modules = {**MODULES, "load": LOAD.replace("* 2", "* 3")}
    steps: list[str] = []
    packed = package(tmp_path / "mini", modules, STAGES, project)
    verdict = prove(relocated(project), packed, interpreter(), LIMITS, EXPECTED, steps.append).verdict
    assert verdict.verdict == "different"
    assert steps.index("the notebook once more, against itself") > steps.index("package mini")


def test_an_edited_package_keeps_its_probes(project, tmp_path):
    base = tmp_path / "base"
    package(base, MODULES, STAGES, project)
    edited = MODULES["load"].replace("    rows = pd", "    path = str(path)\n    rows = pd").replace("* 2", "* 3")
    packed = package(tmp_path / "mini", {**MODULES, "load": edited}, STAGES, project)
    packed = replace(packed, base=base / "src")
    verdict = prove(relocated(project), packed, interpreter(), LIMITS, EXPECTED, silent).verdict
    assert verdict.verdict == "different"
    assert verdict.first_difference is not None
    assert verdict.first_difference.statement == "c1:1"


def test_a_stored_recording_proves_without_the_notebook(project, tmp_path):
    found = proof(project, tmp_path)
    stored = Recording.from_json(json.loads(json.dumps(found.recording.to_json())))
    packed = package(tmp_path / "mini", MODULES, STAGES, project)
    assert compare(stored, record_package(packed, interpreter(), LIMITS, silent), EXPECTED).verdict == "equivalent"


def test_an_unseeded_notebook_repeats_itself_and_says_so(project):
    text = """
    # %%
    import random
    import numpy as np
    # %%
    a = random.random()
    b = np.random.rand(2)
    c = np.random.default_rng().random()
    d = random.Random().random()
    e = np.random.RandomState().rand()
    """
    one, other = record(project, text), record(project, text)
    assert compare(one, other, Expected()).verdict == "equivalent"
    assert one.seeds_forced
    assert one.probes[2].values != one.probes[4].values


def test_a_seeded_notebook_draws_what_it_always_draws(project):
    text = """
    # %%
    import random
    import numpy as np
    random.seed(1)
    np.random.seed(1)
    # %%
    print(random.random(), np.random.rand(), np.random.default_rng(1).random())
    """
    run = record(project, text)
    assert not run.seeds_forced
    assert shown(run) == ["0.13436424411240122 0.417022004702574 0.5118216247002567"]


def test_what_cannot_repeat_is_undecided_by_name(project, tmp_path):
    job = notebook(project, "# %%\nimport time\nnow = time.time_ns()\nsteady = 1\n")
    modules = {
        "load": "import time\n\n\ndef load():\n    now = time.time_ns()\n    steady = 1\n    return now\n",
        "pipeline": "from mini.load import load\n\n\ndef run(settings, observe):\n    return {'x': load()}\n",
    }
    stages = (stage("load", "load", ("c0:1", 0, "now"), ("c0:2", 1, "steady")),)
    packed = package(tmp_path / "mini", modules, stages, project)
    verdict = prove(job, packed, interpreter(), LIMITS, Expected(), silent).verdict
    assert verdict.verdict == "undecided"
    assert verdict.reason == "the notebook does not repeat itself: `now`; all else agrees"


def test_displays_figures_and_text_keep_their_order_and_meaning(project):
    text = """
    # %%
    import ctypes, os, sys
    import matplotlib.pyplot as plt
    print("one", end="")
    os.write(1, b" two")
    ctypes.CDLL(None).puts(b" three") if os.name == "posix" else print(" three")
    print("not decisive", file=sys.stderr)
    # %%
    plt.plot([1, 2])
    display("shown")
    plt.show()
    plt.plot([3])
    1 + 1
    # %%
    _ * 10
    # %%
    quiet = 3;
    quiet;
    """
    run = record(project, text)
    assert run.error is None
    assert shown(run) == ["one two three", "display", "figure", "display", "figure", "display"]
    assert run.stream[-1].preview == "int: 20"


def test_paths_print_the_same_in_both(project, tmp_path):
    job = notebook(project, "# %%\nfrom pathlib import Path\nplace = Path('data.csv')\nprint(place)\n")
    modules = {
        "load": "def load(place):\n    print(place)\n    return place\n",
        "pipeline": "from mini.load import load\n\n\ndef run(settings, observe):\n    place = load(settings.data)\n",
    }
    packed = package(tmp_path / "mini", modules, (stage("load", "load", ("c0:1", 0, "place")),), project)
    verdict = prove(job, packed, interpreter(), LIMITS, Expected(), silent).verdict
    assert verdict.verdict == "equivalent", verdict.reason


def test_magics_keep_their_meaning_and_their_probes(project):
    text = """
    # %%
    %matplotlib inline
    x = 1
    # %%
    %%time
    y = x + 1
    z = y + 1
    # %%
    %%capture out
    print("hidden")
    w = 5
    # %%
    files = !echo a b
    v = %time 3
    """
    run = record(project, text)
    assert run.error is None
    values = {name: run.nodes[key].get("shown") for probe in run.probes[:-1] for name, key in probe.values.items()}
    assert {name: values[name] for name in "xyzw"} == {"x": "1", "y": "2", "z": "3", "w": "5"}
    assert shown(run) == []


def test_an_expected_exception_does_not_stop_the_run(project):
    run = record(project, "# %%\nx = 1\n# %%\nraise ValueError('meant')\n# %%\ny = 2\n", raises=(1,))
    assert run.error is None
    assert [probe.statement for probe in run.probes] == ["c0:0", "c1:<raised>", "c2:0", "<end>"]


def test_a_notebook_that_stops_says_where(project, tmp_path):
    run = record(project, "# %%\nx = 1\n# %%\ny = missing\n# %%\nz = 3\n")
    assert run.error is not None
    assert stopped(run.error).startswith("your notebook stops in cell 2, `NameError: name 'missing' is not defined`;")
    assert [probe.statement for probe in run.probes] == ["c0:0", "<end>"]


SHORT = Limits(seconds=6, memory=500 << 20, text=8 << 20)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("exit()", "it ends the kernel itself"),
        ("import os; os._exit(0)", "its kernel ended"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM); import time; time.sleep(60)", "its kernel ended"),
        ("while True: pass", "it runs longer than 6 s"),
        ("held = []\nwhile True: held.append(bytearray(10**7))", "mory"),
        ("while True: print('x' * 10000)", "it prints more than 8 MB"),
        ("input()", "StdinNotImplementedError"),
        ("x = (", "SyntaxError"),
    ],
    ids=["exit", "_exit", "SystemExit", "killed", "endless", "memory", "text", "input", "syntax"],
)
def test_a_run_that_does_not_end_well_ends_in_time(project, source, said):
    begun = time.monotonic()
    run = record(project, f"# %%\nx = 1\n# %%\n{source}\n", limits=SHORT)
    assert time.monotonic() - begun < 30
    assert run.error is not None
    assert said in stopped(run.error)
    assert "cell 2" in stopped(run.error)
    assert run.probes[0].statement == "c0:0"


@pytest.mark.parametrize(
    ("body", "verdict", "said"),
    [
        ("import os; os._exit(0)", "different", "its process ended early"),
        ("raise SystemExit(0)", "different", "SystemExit"),
        ("while True: pass", "undecided", "it runs longer than 6 s"),
        ("import ctypes; ctypes.string_at(0)", "different", "its process ended early"),
    ],
    ids=["_exit", "SystemExit", "endless", "crash"],
)
def test_a_package_that_does_not_end_well_is_never_equivalent(project, tmp_path, body, verdict, said):
    modules = {"pipeline": f"def run(settings, observe):\n    x = 1\n    {body}\n"}
    packed = package(tmp_path / "mini", modules, (stage("pipeline", "run", ("c0:0", 0, "x")),), project)
    reference = record(project, "# %%\nx = 1\n# %%\ny = 2\n")
    found = compare(
        reference, record_package(packed, interpreter(), SHORT, silent), Expected(dissolved={"y": "unused"})
    )
    assert found.verdict == verdict
    assert said in found.reason


@pytest.mark.skipif(os.name != "posix", reason="processes are detached otherwise there")
def test_detached_processes_are_ended_too(project):
    text = """
    # %%
    import subprocess, sys
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"], start_new_session=True)
    print(child.pid)
    """
    run = record(project, text)
    assert not psutil.pid_exists(int(shown(run)[0]))


def test_the_folder_of_the_run_may_be_deleted(project):
    run = record(project, "# %%\nimport os, shutil\nshutil.rmtree(os.getcwd(), ignore_errors=True)\n# %%\nx = 1\n")
    assert run.probes[0].statement == "c1:0"
    assert (project / "data.csv").exists()


def test_files_are_compared_by_what_they_hold(project):
    text = """
    # %%
    import gzip, pickle, time
    with gzip.GzipFile("a.gz", "w", mtime=time.time()) as stream:
        stream.write(b"same")
    pickle.dump({"a": STATE}, open("b.pkl", "wb"), protocol=PROTOCOL)
    """
    runs = [
        record(project, text.replace("STATE", state).replace("PROTOCOL", protocol))
        for state, protocol in (("1", "2"), ("1", "4"), ("2", "4"))
    ]
    assert sorted(runs[0].files) == ["a.gz", "b.pkl"]
    assert compare(runs[0], runs[1], Expected()).verdict == "equivalent"
    difference = compare(runs[0], runs[2], Expected()).first_difference
    assert difference is not None
    assert (difference.name, difference.element) == ("b.pkl", "['a']")


def test_saved_outputs_are_compared_with_the_fresh_run(project):
    job = notebook(project, "# %%\nprint(1.5)\n# %%\n'text'\n# %%\nprint('same')\n")
    saved = (
        {"output_type": "stream", "name": "stdout", "text": "1.6\n"},
        {"output_type": "execute_result", "data": {"text/plain": ["'text'"]}},
        {"output_type": "stream", "name": "stdout", "text": "same\n"},
    )
    cells = tuple(replace(cell, stored_outputs=(output,)) for cell, output in zip(job.cells, saved, strict=True))
    run = record_notebook(job, interpreter(), LIMITS, silent)
    assert your_numbers(run, replace(job, cells=cells)) == ((0,), 3)


def test_saved_exceptions_are_compared_with_the_fresh_run(project):
    job = notebook(project, "# %%\n{}['a']\n# %%\n1 / 0\n# %%\n[].pop()\n")
    saved = ("'b'", "division by zero", "pop from empty list")
    cells = tuple(
        replace(cell, raises=place < 2, stored_outputs=({"output_type": "error", "ename": name, "evalue": text},))
        for place, (cell, name, text) in enumerate(
            zip(job.cells, ("KeyError", "ZeroDivisionError", "IndexError"), saved, strict=True)
        )
    )
    own = replace(job, cells=cells)
    run = record_notebook(own, interpreter(), LIMITS, silent)
    assert run.error is not None
    assert your_numbers(run, own) == ((0,), 3)


def test_a_recording_tells_where_and_with_what(project):
    run = record(project, "# %%\nimport pandas as pd\nt = pd.DataFrame({'a': [1]})\n")
    assert {"pandas", "numpy"} <= {item.name for item in run.imports}
    assert run.platform["python"] == ".".join(map(str, sys.version_info[:3]))
    assert run.schemas()["c0:1 t"] == {"rows": 1, "columns": ["a"], "dtypes": ["int64"]}
    assert run.seconds["c0"] > 0


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_ends_everything(project, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import pathlib, sys, tempfile\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        f"tempfile.tempdir = {tempfile.gettempdir()!r}\n"
        "from runs import *\n"
        "from nbhoist.verify.notebook_run import record_notebook\n"
        f"job = notebook(pathlib.Path({str(project)!r}), '# %%\\nimport time\\ntime.sleep(60)\\n')\n"
        "record_notebook(job, interpreter(), LIMITS, lambda text: print(text, flush=True))\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "cell 1\n"
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    process.wait(20)
    assert children
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_an_interpreter_that_cannot_run_is_one_clear_line(tmp_path):
    with pytest.raises(RunError, match=r"`nowhere` is installed here; installed: .*python3"):
        find_interpreter(None, "nowhere", None)
    with pytest.raises(RunError, match="give another one with `--python`"):
        find_interpreter(tmp_path / "python", None, None)


def test_an_unknown_kernel_of_the_notebook_falls_back():
    assert find_interpreter(None, None, "somebody-elses").python == Path(sys.executable)


def test_exceptions_that_are_meant_are_compared(project, tmp_path):
    reference = record(project, "# %%\nx = 1\n# %%\n{}['a']\n# %%\ny = 2\n", raises=(1,))
    for body, verdict in (("{}['a']", "equivalent"), ("{}['b']", "different"), ("pass", "different")):
        run = f"import contextlib\ndef run(settings, observe):\n    with contextlib.suppress(Exception):\n        {body}\n    return {{'x': 1, 'y': 2}}\n"
        packed = package(
            tmp_path / "mini", {"pipeline": run}, (StageProbe("pipeline", "run", (), ((0, "c1"),)),), project
        )
        found = compare(reference, record_package(packed, interpreter(), LIMITS, silent), Expected({"x": "", "y": ""}))
        assert found.verdict == verdict, (body, found.reason)
