"""Notebooks that do harm: the user's files stay as they are, nothing is left behind, and what cannot be stopped is said."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from runs import LIMITS, interpreter, notebook, package, shown, silent, stage

from nbhoist.verify.compare import compare, stopped
from nbhoist.verify.job import Limits
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.package_run import record_package
from nbhoist.verify.verdict import Expected

pytestmark = pytest.mark.execution

SHORT = Limits(seconds=10, memory=600 << 20, text=8 << 20)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a file; nothing may be left of a run but the values that a recording still holds."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    folder = tmp_path / "Projekt mit Ümlaut"
    folder.mkdir()
    (folder / "data.csv").write_text("a,b\n1,x\n", encoding="utf-8")
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    yield folder
    assert [path.name for path in temporary.iterdir() if not path.name.startswith("nbhoist-values-")] == []
    assert {process.pid for process in psutil.Process().children(recursive=True)} <= before


def record(project, text, limits=LIMITS):
    return record_notebook(notebook(project, text), interpreter(), limits, silent)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


WRITERS = {
    "open": "open(place + 'data.csv', 'w').write('gone')",
    "pathlib": "import pathlib; pathlib.Path(place + 'data.csv').unlink()",
    "shutil": "import shutil; shutil.rmtree(place)",
    "sqlite3": "import sqlite3; c = sqlite3.connect(place + 'new.db'); c.execute('CREATE TABLE t (a)'); c.commit()",
    "numpy": "import numpy as np; np.save(place + 'new.npy', np.arange(3)); np.arange(3).tofile(place + 'data.csv')",
    "memmap": "import numpy as np; np.memmap(place + 'data.csv', dtype='u1', mode='w+', shape=(3,))[:] = 7",
    "pandas": "import pandas as pd; pd.DataFrame({'a': [1]}).to_csv(place + 'data.csv')",
    "parquet": "import pandas as pd; pd.DataFrame({'a': [1]}).to_parquet(place + 'data.csv')",
    "polars": "import polars as pl; pl.DataFrame({'a': [1]}).write_csv(place + 'data.csv')",
    "utime": "import os; os.utime(place + 'data.csv', (0, 0))",
}
C_WRITERS = {"parquet", "polars"}  # nothing tells Python of what they open


@pytest.mark.parametrize("writer", WRITERS)
def test_a_literal_path_into_the_project_leads_into_the_copy(project, writer):
    before = files(project)
    run = record(project, f"# %%\nplace = {str(project) + '/'!r}\n# %%\n{WRITERS[writer]}\n")
    assert run.error is None, run.error
    assert files(project) == before
    assert run.touched == ()


@pytest.mark.parametrize("writer", WRITERS)
def test_a_computed_path_into_the_project_is_refused_or_said(project, writer):
    before = files(project)
    parts = list(project.parts)
    run = record(project, f"# %%\nimport os\nplace = os.path.join(*{parts!r}, '')\n# %%\n{WRITERS[writer]}\n")
    if writer in C_WRITERS:
        assert run.touched == ("data.csv",)
        assert compare(run, run, Expected()).to_json()["touched"] == ["data.csv"]
    else:
        assert run.error is not None
        assert "original" in stopped(run.error)
        assert files(project) == before
        assert run.touched == ()


@pytest.mark.skipif(os.name != "posix", reason="the call of the C library has another name there")
def test_the_c_library_is_not_stopped_but_told_of(project):
    text = f"""
    # %%
    import ctypes, os
    path = os.path.join(*{list(project.parts)!r}, 'new.txt')
    # %%
    c = ctypes.CDLL(None)
    c.close(c.creat(os.fsencode(path), 0o644))
    """
    assert record(project, text).touched == ("new.txt",)


def test_a_package_that_writes_to_the_project_is_told_of_as_well(project, tmp_path):
    body = (
        "import os, polars as pl\n"
        f"def run(settings, observe):\n    x = 1\n    place = os.path.join(*{list(project.parts)!r}, 'data.csv')\n"
        "    pl.DataFrame({'a': [1]}).write_csv(place)\n    return {'x': x}\n"
    )
    packed = package(tmp_path / "mini", {"pipeline": body}, (stage("pipeline", "run", ("c0:0", 0, "x")),), project)
    assert record_package(packed, interpreter(), LIMITS, silent).touched == ("data.csv",)


def test_a_configured_path_into_the_project_leads_into_the_copy(project, tmp_path):
    body = f"def run(settings, observe):\n    open({str(project / 'data.csv')!r}, 'w').write('gone')\n    return {{}}\n"
    packed = package(tmp_path / "mini", {"pipeline": body}, (), project)
    run = record_package(packed, interpreter(), LIMITS, silent)
    assert (run.error, run.touched) == (None, ())
    assert list(run.files) == ["data.csv"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import time\ntime.sleep(600)", "it runs longer than 10 s"),
        ("import numpy as np\nheld = [np.ones(10**7) for _ in range(10**4)]", "mory"),
        (
            "import subprocess, sys\n"
            "subprocess.run([sys.executable, '-c', 'x = bytearray(2 * 10**9); input()'], check=True)",
            "CalledProcessError",
        ),
        ("import sys\nwhile True:\n    sys.stdout.write('x' * 10**6)", "it prints more than 8 MB"),
        ("import os\nwhile True:\n    os.write(1, b'x' * 10**6)", "it prints more than 8 MB"),
        ("import os, signal\nos.kill(os.getpid(), 9)", "its kernel ended"),
        ("get_ipython().ask_exit()", "ends the kernel itself"),
    ],
    ids=["hangs", "allocates", "child allocates", "prints", "prints in C", "kills itself", "ends its kernel"],
)
def test_it_ends_in_time_and_says_why(project, source, said):
    before, begun = files(project), time.monotonic()
    run = record(project, f"# %%\nx = 1\n# %%\n{source}\n# %%\ny = 2\n", SHORT)
    assert time.monotonic() - begun < 60
    assert run.error is not None
    assert said in stopped(run.error)
    assert files(project) == before


@pytest.mark.skipif(os.name != "posix", reason="processes fork there")
def test_forks_end_with_the_run(project):
    text = """
    # %%
    import os, time
    pids = []
    for _ in range(5):
        pid = os.fork()
        if pid == 0:
            os.setsid()
            time.sleep(600)
        pids.append(pid)
    # %%
    print(*pids)
    """
    run = record(project, text, SHORT)
    assert not [pid for pid in map(int, shown(run)[0].split()) if psutil.pid_exists(pid)]


def test_a_deleted_project_copy_is_no_end(project):
    text = "# %%\nimport os, pathlib, shutil\nhere = pathlib.Path.cwd()\nshutil.rmtree(here.parent, ignore_errors=True)\n# %%\nx = 1\n"
    run = record(project, text)
    assert [probe.statement for probe in run.probes][-2:] == ["c1:0", "<end>"] or run.error is not None
    assert (project / "data.csv").exists()


UNASKED = {
    "insert": "import psycopg2\nc = psycopg2.connect('dbname=x').cursor()\nc.execute('INSERT INTO t VALUES (1)')",
    "sql magic": "%sql INSERT INTO t VALUES (1)",
    "upload": "import boto3\nboto3.client('s3').upload_file('data.csv', 'bucket', 'key')",
    "upload of anything": "model.push_to_hub('name')",
    "bucket": "import pandas as pd\npd.DataFrame().to_csv('s3://bucket/key.csv')",
    "post": "import httpx\nhttpx.post('https://example.org', json={})",
    "rm": "!rm -rf data.csv",
    "rm by magic": "%sx rm -rf data.csv",
    "rm by cell": "%%bash\nls\nrm -rf data.csv",
    "find": "!find . -name data.csv -delete",
    "os.system": "import os\ndef clean():\n    os.system('rm data.csv')\nclean()",
    "absolute": "open('/opt/settings.ini', 'w').write('gone')",
    "mail": "import smtplib\nsmtplib.SMTP('localhost')",
    "service": "import wandb\nwandb.init(project='x')",
}


@pytest.mark.parametrize("what", UNASKED)
def test_nothing_runs_unasked_that_reaches_outside(project, what):
    cells = [
        "open('ran.txt', 'w').write('ran')\nopen(__import__('tempfile').gettempdir() + '/ran-unasked', 'w')",
        UNASKED[what],
    ]
    source = project / "harmful.ipynb"
    source.write_text(_notebook(cells), encoding="utf-8")
    before = files(project)
    flag = Path(tempfile.gettempdir()) / "ran-unasked"
    words = ["-m", "nbhoist", "convert", str(source), "--output", str(project.parent / "out")]
    environment = {**os.environ, "TMPDIR": tempfile.gettempdir(), "TEMP": tempfile.gettempdir()}
    done = subprocess.run([sys.executable, *words], capture_output=True, encoding="utf-8", env=environment, check=False)
    assert not flag.exists()
    assert files(project) == before
    assert "not run, because it would reach outside the project: cell 2" in done.stdout, done.stdout + done.stderr
    assert done.returncode in (1, 2)


def _notebook(cells: list[str]) -> str:

    made = [nbformat.v4.new_code_cell(text, id=f"c{place}") for place, text in enumerate(cells)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.writes(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": kernel}))
