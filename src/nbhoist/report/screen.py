"""The last screen of `convert`: what was made of the notebook, what is proven, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.report.proof import RUNGS, quantity, touched_in_words, verdict_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.refactor.plan import Inference

LABEL_WIDTH = 14
SHOWN_CELLS = 8
SHOWN_LEFT = 5


@dataclass(frozen=True)
class ScreenFacts:
    """What the last screen says; cells are counted from 0."""

    notebook: str
    cells: int
    python: str
    kernel: str | None
    seconds: float | None  # of the notebook's run; None where it was not executed
    stopped: str | None  # where and why the run stopped, such as "cell 17, `NameError: df2`"
    stored_outputs: int  # that were compared with the run
    changed_cells: tuple[int, ...]  # whose stored outputs a fresh run does not give
    directory: str
    modules: int
    functions: int
    own_lines: int
    added_lines: int
    verdict: Mapping[str, Any] | None  # JSON of `verify`
    inference: Inference
    left: tuple[str, ...] = ()
    given_up: tuple[str, ...] = ()  # kinds of the rungs of the ladder


def render_screen(facts: ScreenFacts) -> str:
    """The screen, one line for each thing to know; a package that is not proven says so last."""
    rows = [
        ("notebook", _notebook(facts)),
        ("your numbers", _numbers(facts)),
        ("package", _package(facts)),
        (
            "proof",
            (
                verdict_in_words(facts.verdict)
                if facts.verdict
                else "none: notebook and package were not executed and compared"
            ),
        ),
        *([("given up", "; ".join(RUNGS[kind] for kind in dict.fromkeys(facts.given_up)))] if facts.given_up else []),
        ("predict", _predict(facts)),
        *([("your files", said)] if facts.verdict and (said := touched_in_words(facts.verdict)) else []),
        ("left to you", _left(facts.left)),
        ("next", _next(facts.directory)),
    ]
    warning = _warning(facts)
    rows += [("not proven", warning)] if warning else []
    return "".join(f"{label.ljust(LABEL_WIDTH)}{text}\n" for label, text in rows)


def duration(seconds: float) -> str:
    """`0.8 s`, `41 s`, `3 min 20 s`, `2 h 5 min`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 120:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _notebook(facts: ScreenFacts) -> str:
    if facts.stopped:
        run = f"stops in {facts.stopped}"
    elif facts.seconds is None:
        run = "not executed"
    else:
        run = f"runs top to bottom in {duration(facts.seconds)}"
    kernel = f", kernel {facts.kernel}" if facts.kernel else ""
    return f"{facts.notebook}, {quantity(facts.cells, 'cell')}, {run} (Python {facts.python}{kernel})"


def _numbers(facts: ScreenFacts) -> str:
    if facts.seconds is None:
        return "not checked against a fresh run"
    if not facts.stored_outputs:
        return "the notebook holds no outputs to compare with a fresh run"
    if not facts.changed_cells:
        return f"{_all(facts.stored_outputs)} as in a fresh run"
    shown = ", ".join(str(cell + 1) for cell in facts.changed_cells[:SHOWN_CELLS])
    more = len(facts.changed_cells) - SHOWN_CELLS
    cells = f"{'cell' if len(facts.changed_cells) == 1 else 'cells'} {shown}" + (
        f" and {more} more" if more > 0 else ""
    )
    verb = "differs" if len(facts.changed_cells) == 1 else "differ"
    outputs = quantity(facts.stored_outputs, "stored output")
    return f"{len(facts.changed_cells)} of {outputs} {verb} from a fresh run: {cells}"


def _all(outputs: int) -> str:
    return "the 1 stored output is" if outputs == 1 else f"all {outputs} stored outputs are"


def _package(facts: ScreenFacts) -> str:
    parts = f"{quantity(facts.modules, 'module')}, {quantity(facts.functions, 'function')}"
    return (
        f"{_folder(facts.directory)}: {parts}, {quantity(facts.own_lines, 'line')} of yours + {facts.added_lines} added"
    )


def _predict(facts: ScreenFacts) -> str:
    inference = facts.inference
    if inference.status == "none":
        return f"none: {inference.reason}"
    why = inference.reason.removeprefix(f"`{inference.model}` ").removeprefix("is ")
    model = f"model `{inference.model}`" + (f" ({why})" if why else "")
    notes = "".join(f"; {note}" for note in inference.notes)
    if inference.status == "features":
        return f"prepared features, {model}" + (f"; {inference.stopped}" if inference.stopped else "") + notes
    if inference.status == "candidate":
        return f"raw rows, {model}; unproven" + notes
    equal, total = inference.equal
    return f"raw rows, {model}, " + (f"{equal} of {total} equal" if total else "features equal") + notes


def _left(left: tuple[str, ...]) -> str:
    if not left:
        return "nothing"
    more = len(left) - SHOWN_LEFT
    return f"{len(left)}: {', '.join(left[:SHOWN_LEFT])}" + (f" and {more} more, see CONVERSION.md" if more > 0 else "")


def _next(directory: str) -> str:
    folder = f'"{directory}"' if " " in directory else directory
    return f'cd {folder}, then python -m pip install -e ".[test]", then python -m pytest'


def _warning(facts: ScreenFacts) -> str:
    word = facts.verdict["verdict"] if facts.verdict else None
    if word == "equivalent":
        return ""
    if word == "different":
        return f"{facts.directory} does not compute what {facts.notebook} computes; do not use it before that is mended"
    folder = f'"{facts.directory}"' if " " in facts.directory else facts.directory
    return f"nobody knows yet whether {facts.directory} computes what {facts.notebook} computes; `nbhoist verify {folder}` finds out"


def _folder(directory: str) -> str:
    return directory if directory.endswith(("/", "\\")) else f"{directory}/"
