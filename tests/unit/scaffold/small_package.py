"""A small package, as the emitter would hand it over: it loads, trains, draws and evaluates."""

import hashlib
import json
from textwrap import dedent

from nbhoist.refactor.plan import Inference, Metrics, Plan, Refusal, Rewrite, Setting, Stage
from nbhoist.scaffold.model import Dependency, MapRow, Module, PackageModel
from nbhoist.verify.probe.digest import digest

LOAD = """
    '''Read the plants.'''
    import pandas as pd
    from garden.config import DataSettings
    from garden.loading import loaded


    @loaded
    def load_plants(settings: DataSettings) -> pd.DataFrame:
        '''All plants.'''
        plants = pd.read_csv(settings.plants)
        print(len(plants), 'plants')
        l = None
        if l == None: print('fresh')
        return plants
"""
EXPLORE = """
    '''What the notebook showed.'''
    import matplotlib.pyplot as plt
    import pandas as pd


    def first_plants(plants: pd.DataFrame) -> pd.DataFrame:
        '''The first plants.'''
        return plants.head(2)


    def heights(plants: pd.DataFrame) -> None:
        '''Heights, "drawn" over water.'''
        plants.plot.scatter('water', 'height')
        plt.show()
"""
TRAIN = """
    '''Split and fit.'''
    from garden.config import RandomForestSettings
    from sklearn.ensemble import RandomForestRegressor


    def fit_forest(plants, settings: RandomForestSettings):
        '''A forest on water and light.'''
        model = RandomForestRegressor(n_estimators=settings.n_estimators, random_state=settings.random_state)
        model.fit(plants[['water', 'light']], plants['height'])
        return model
"""
EVALUATE = """
    '''How good it is.'''


    def score(plants, model):
        '''Share of variance explained.'''
        r2 = model.score(plants[['water', 'light']], plants['height'])
        print('r2', round(r2, 3))
        return r2
"""
PIPELINE = """
    '''The notebook from top to bottom.'''
    from collections.abc import Iterable
    from typing import Any

    from garden import explore, loading
    from garden.config import Settings
    from garden.evaluate import score
    from garden.load import load_plants
    from garden.observer import Observer, ignore
    from garden.steps import Step
    from garden.train import fit_forest


    def load(settings: Settings, observe: Observer) -> dict[str, Any]:
        '''From the files to the first table.'''
        plants = load_plants(settings.data)
        return {'plants': plants}


    def train(plants, settings: Settings, observe: Observer) -> dict[str, Any]:
        '''Up to the fitted model.'''
        observe(explore.first_plants, plants)
        observe(explore.heights, plants)
        model = fit_forest(plants, settings.random_forest)
        return {'model': model}


    def evaluate(plants, model, settings: Settings, observe: Observer) -> dict[str, Any]:
        '''Up to the last measure.'''
        r2 = score(plants, model)
        return {'r2': r2}


    STEPS = (
        Step('load', load, sections=('data',)),
        Step('train', train, needs=('plants',), sections=('random_forest',)),
        Step('evaluate', evaluate, needs=('plants', 'model')),
    )


    def run(
        settings: Settings, observe: Observer = ignore, until: str | None = None, steps: Iterable[Any] = STEPS
    ) -> dict[str, Any]:
        '''Everything, or all up to a step.'''
        names: dict[str, Any] = {}
        with loading.under(settings):
            for step in steps:
                names |= step(names, settings, observe)
                if step.name == until:
                    break
        return names
"""
MEASURE = """
    '''How good a model is.'''
    from typing import Any

    METRIC = {'name': 'r2', 'greater_is_better': True}


    def measure(model: Any, plants: Any) -> dict[str, float]:
        '''The metrics of a model.'''
        return {'r2': float(model.score(plants[['water', 'light']], plants['height']))}
"""
SOURCES = {
    "measure": MEASURE,
    "load": LOAD,
    "explore": EXPLORE,
    "train": TRAIN,
    "evaluate": EVALUATE,
    "pipeline": PIPELINE,
}
STAGES = (
    Stage("load_plants", "load", "load", ("settings",), ("plants",), ("c1:0", "c1:1"), sections=("data",)),
    Stage("first_plants", "explore", "explore", ("plants",), (), ("c2:0",), observed=True),
    Stage("heights", "explore", "visualize", ("plants",), (), ("c3:0",), observed=True),
    Stage("fit_forest", "train", "train", ("plants",), ("model",), ("c4:0",), sections=("random_forest",)),
    Stage("score", "evaluate", "evaluate", ("plants", "model"), ("r2",), ("c5:0",)),
)
PLAN = Plan(
    notebook="garden.ipynb",
    package="garden",
    title='How "tall" do plants grow? 100 % größer',
    stages=STAGES,
    configuration=(
        Setting("data", "plants", "pflanzen.csv", "path", "c1:0"),
        Setting("random_forest", "n_estimators", 5, "literal", "c4:0", "# few\n  trees"),
        Setting("random_forest", "random_state", 1, "literal", "c4:0"),
        Setting("random_forest", "tiny", 1e-17, "literal", "c4:0"),
    ),
    rewrites=(Rewrite("c1:0", "setting for literal", "`pflanzen.csv` → `settings.plants`"),),
    refusals=(Refusal(6, 1, "c7:0", "the cell is written in R", "rewrite it in Python"),),
    inference=Inference("features", "model", "`get_dummies` in cell 3 cannot be cut"),
    metrics=Metrics((), (), ("plants",), "c1:1", "load", "train", "r2"),
)
DEPENDENCIES = (
    Dependency("matplotlib", "matplotlib", "3.10.1"),
    Dependency("pandas", "pandas", "2.2.3"),
    Dependency("sklearn", "scikit-learn", "1.6.1"),
)
NOTEBOOK = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
RECORDING = {
    "version": 1,
    "stream": [["text", digest(line), "c1", 1, ""] for line in ("4 plants", "fresh", "r2 0.898")],
    "probes": [["c5:0", 0, {"r2": "k"}, 9], ["c1:0", 0, {"r2": "older"}, 1]],
    "nodes": {
        "k": {"type": "builtins.float", "summary": {"count": 1, "low": 0.8980053159421353}},
        "older": {"type": "builtins.float", "summary": {"count": 1, "low": 0.5}},
    },
    "seeds_forced": False,
    "error": None,
}
CSV = "name,water,light,height\nmoss,1,2,3.5\nfern,4,2,40.25\noak,9,8,2000\nrose,5,7,90\n"


def small_package() -> PackageModel:
    """The whole model."""
    return PackageModel(
        plan=PLAN,
        description="# How tall do plants grow?\n\nA first try with a forest. More to come.\n\n- water\n- light",
        modules=tuple(Module(name, dedent(source).lstrip()) for name, source in SOURCES.items()),
        dependencies=DEPENDENCIES,
        python="3.11.9",
        notebook=json.dumps(NOTEBOOK).encode(),
        notebook_name="garden.ipynb",
        notebook_folder_from_package="../my data",
        uses_matplotlib=True,
        recording=RECORDING,
        data={"data.plants": hashlib.sha256(CSV.encode()).hexdigest()},
        map=(MapRow(1, 2, (1, 2), "plants = pd.read_csv('pflanzen.csv')", "load", "load_plants", 7, "c1:0"),),
    )
