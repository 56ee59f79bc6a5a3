"""Steps of a pipeline, each run alone with nothing but what it says that it needs."""

import pickle
from typing import Any

import pytest
from inprocess import observe, pipeline_of

STEPPING = (
    "import random\nimport pandas as pd\nimport warnings\nwarnings.simplefilter('ignore')",
    "df = pd.DataFrame({'a': [3, 1, None, 2], 'b': [1, 0, 1, 0]})\nviews = {'all': df}",
    "df = df.dropna()\ndf['c'] = df['a'] * 2\nsettings = len(df)",
    "from sklearn.linear_model import LinearRegression\nX = df[['a', 'c']]\ny = df['b']",
    "model = LinearRegression()\nmodel.fit(X, y)",
    "score = model.score(X, y)\nprint(score, settings)",
    "df.loc[len(df)] = 0\nprint(len(views['all']))",
)


def test_steps_give_the_same_when_each_gets_copies_of_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    with pipeline_of(STEPPING) as (pipeline, settings):
        whole = pipeline.run(settings, observe)
        printed = capsys.readouterr().out
        names: dict[str, Any] = {}
        state = pipeline.State()

        for step in pipeline.STEPS:
            needed = pickle.loads(pickle.dumps({name: names[name] for name in step.needs}))
            names |= step(needed, settings, observe, state)

    assert list(names) == list(whole)
    assert capsys.readouterr().out == printed
    assert names["settings"] == whole["settings"] == 3


def test_a_run_ends_behind_the_step_that_it_is_asked_for() -> None:
    with pipeline_of(STEPPING) as (pipeline, settings):
        names = pipeline.run(settings, observe, until="load")
        whole = pipeline.run(settings, observe)

    assert "df" in names
    assert set(names) < set(whole)


def test_what_sets_up_the_process_is_known_to_the_step() -> None:
    with pipeline_of(STEPPING) as (pipeline, _settings):
        sessions = [function.__name__ for step in pipeline.STEPS for function in step.session]

    assert sessions == ["configure_simplefilter"]
