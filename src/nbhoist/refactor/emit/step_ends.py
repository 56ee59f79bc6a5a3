"""Where the steps of a pipeline end."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage

_NO_STEP = ("pipeline", "explore", "analysis")


def step_ends(plan: "Plan", facts: "Facts") -> dict[str, int]:
    """Position of the stage behind which each step is done.

    Data is loaded when something else begins, cleaned and made into features when a model is fitted on it,
    and trained when the model of the notebook is there; what comes later belongs to other steps.
    """
    at = {m: [i for i, s in enumerate(plan.stages) if s.module == m and not s.observed] for m in _modules(plan)}
    fitted = [i for i, stage in enumerate(plan.stages) if _fits_model(stage, plan, facts)]
    training = next((i for i in at.get("train", ()) if plan.stages[i].role in ("train", "tune")), len(plan.stages))
    ends: dict[str, int] = {}
    for module, positions in at.items():
        before = [i for i in positions if i <= training]
        if module == "load":
            run = [i for n, i in enumerate(positions) if i - positions[0] == n]
            ends[module] = run[-1]
        elif module == "train":
            ends[module] = max(fitted[-1] if fitted else positions[-1], _path_end(plan))
        elif module in ("evaluate", "predict"):
            ends[module] = max(positions[-1], _path_end(plan))
        else:
            ends[module] = before[-1] if before and module in ("clean", "features") else positions[-1]
    return ends


def _path_end(plan: "Plan") -> int:
    """Position of the last stage that prediction repeats, or that needs a value that prediction needs."""
    wanted = {*plan.path.replayed, *(c.before for c in plan.path.captured)} if plan.path is not None else set()
    return max((i for i, s in enumerate(plan.stages) if wanted & set(s.statements)), default=-1)


def _fits_model(stage: "Stage", plan: "Plan", facts: "Facts") -> bool:
    """Whether the model of the notebook is bound or changed there by something that trains."""
    model = plan.inference.model
    statements = [facts.statement(i) for i in stage.statements]
    return any(model in s.defines | s.mutates and {"train", "tune"} & set(s.roles) for s in statements)


def _modules(plan: "Plan") -> list[str]:
    return list(dict.fromkeys(s.module for s in plan.stages if not s.observed and s.module not in _NO_STEP))
