"""Where the steps of a pipeline end."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage

REST = "rest"  # what follows the last step that has a name
_MEASURABLE = ("split", "held_out")  # ends where all is there that the model is measured with
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
    if plan.metrics is not None and plan.metrics.step not in ends:
        ends[plan.metrics.step] = next(i for i, s in enumerate(plan.stages) if plan.metrics.after in s.statements)
    return ends


def step_of_model(plan: "Plan", facts: "Facts") -> tuple[str, int] | None:
    """The step that gives the model of the notebook, and the position of its last stage."""
    giving = [i for i, s in enumerate(plan.stages) if plan.inference.model in s.results and not s.observed]
    if not giving:
        return None
    ends = [(end, step) for step, end in step_ends(plan, facts).items() if end >= giving[-1]]
    end, step = min(ends, default=(len(plan.stages) - 1, REST))
    return step, end


def step_for(statement: str, plan: "Plan", facts: "Facts") -> tuple[str, int]:
    """The step that ends behind a statement, or the name for a new one, and the position of its last stage."""
    end = next(i for i, s in enumerate(plan.stages) if statement in s.statements)
    ends = step_ends(plan, facts)
    known = [step for step, position in ends.items() if position == end]
    return (known or [name for name in _MEASURABLE if name not in ends])[0], end


def _path_end(plan: "Plan") -> int:
    """Position of the last stage that prediction repeats, or that needs a value that prediction needs."""
    wanted = {*plan.path.replayed, *(c.before for c in plan.path.kept)} if plan.path is not None else set()
    return max((i for i, s in enumerate(plan.stages) if wanted & set(s.statements)), default=-1)


def _fits_model(stage: "Stage", plan: "Plan", facts: "Facts") -> bool:
    """Whether the model of the notebook is bound or changed there by something that trains."""
    model = plan.inference.model
    statements = [facts.statement(i) for i in stage.statements]
    return any(model in s.defines | s.mutates and {"train", "tune"} & set(s.roles) for s in statements)


def _modules(plan: "Plan") -> list[str]:
    return list(dict.fromkeys(s.module for s in plan.stages if not s.observed and s.module not in _NO_STEP))
