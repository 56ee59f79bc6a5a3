"""The plan: which statement goes where, as plain data that can be printed, edited and given back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

InferenceStatus = Literal["derived", "candidate", "features", "none"]
Order = Literal["document", "execution"]
Value = str | int | float | bool


@dataclass(frozen=True)
class Stage:
    """One function of the package, made from statements that stand next to each other in the notebook."""

    name: str
    module: str  # module of the package, such as `load` or `train`
    role: str
    parameters: tuple[str, ...]  # names of the notebook that it needs, in natural order
    results: tuple[str, ...]  # names of the notebook that it gives back
    statements: tuple[str, ...]  # statement ids in document order
    docstring: str = ""
    sections: tuple[str, ...] = ()  # sections of the configuration that it reads
    observed: bool = False  # exploration: called through the observer
    closes_figures: bool = False  # a cell with open figures ends behind it


@dataclass(frozen=True)
class Place:
    """A literal in the text of a statement: lines from 1, columns from 0."""

    statement: str
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True)
class Setting:
    """One entry of the configuration, with the notebook's value."""

    section: str
    key: str
    value: Value
    kind: Literal["path", "literal"]
    statement: str
    comment: str = ""
    name: str = ""  # the notebook's name for it, when the whole statement was `NAME = literal`
    places: tuple[Place, ...] = ()  # the literals, when only those were lifted

    @property
    def whole(self) -> bool:
        """Whether the setting replaces its statement, not only a literal in it."""
        return bool(self.name)


PlacementKind = Literal["import", "constant", "definition"]


@dataclass(frozen=True)
class Placement:
    """A statement that moved to module level; an import goes to every module that needs it (`module` is empty)."""

    statement: str
    kind: PlacementKind
    names: tuple[str, ...]
    module: str = ""


@dataclass(frozen=True)
class Edit:
    """A change of the text of one statement: from one position to another, lines from 1, columns from 0."""

    statement: str
    start: tuple[int, int]
    end: tuple[int, int]
    text: str


@dataclass(frozen=True)
class SecretPlace:
    """A statement that holds a secret, and the environment variable from which the package reads it."""

    statement: str
    variable: str


@dataclass(frozen=True)
class Region:
    """Statements that must stay in one stage, from the first to the last, with the reason."""

    first: str
    last: str
    reason: str


RungKind = Literal["undo", "order", "merge", "main"]


@dataclass(frozen=True)
class Rung:
    """What the plan gave up after a run had shown that the package computed something else (`refactor.ladder`)."""

    kind: RungKind
    cause: str  # what differed, in words
    statements: tuple[str, ...]  # stay as the notebook has them
    together: tuple[str, ...] = ()  # first and last statement of what became one function


@dataclass(frozen=True)
class Extra:
    """Parameters that a function is given for the variables of the notebook that it reads."""

    function: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Carried:
    """A module of the user that comes along: its name in the notebook's folder, in the package, and its text there."""

    name: str
    target: str
    text: str


@dataclass(frozen=True)
class Wrapped:
    """Statements of a cell that stand in a `with`, and its head."""

    statements: tuple[str, ...]
    head: str


@dataclass(frozen=True)
class Shown:
    """A last expression whose value the notebook displays."""

    statement: str
    returned: bool  # the stage gives it back to its observer; else it is handed to `display`


@dataclass(frozen=True)
class Rewrite:
    """A named change of the text of one statement."""

    statement: str
    name: str  # such as `setting for literal` or `parameter for global`
    detail: str


@dataclass(frozen=True)
class Refusal:
    """What could not be converted, why, and what to do about it."""

    cell: int  # index of the cell, from 0
    line: int  # within the cell, from 1
    statement: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Inference:
    """What is known of the path from new rows to predictions."""

    status: InferenceStatus
    model: str | None
    reason: str
    method: str = "predict"  # of the model, by which the notebook predicts
    stopped: str = ""  # which statement keeps prediction from starting with raw rows, and why
    equal: tuple[int, int] = (0, 0)  # predictions that were the notebook's own, of how many
    fitted: tuple[int, int] = (0, 0)  # rows of its fits that were made of raw rows, of how many
    applied: str = ""  # what `predict` makes of predictions, as the notebook does
    unapplied: str = ""  # what the notebook makes of predictions and `predict` does not

    @property
    def notes(self) -> tuple[str, ...]:
        """What else is to be said of predictions."""
        made, of = self.fitted
        rows = f"{of - made} of {of} rows of the fit are not made of raw rows, but by resampling" if made < of else ""
        return tuple(text for text in (rows, self.applied, self.unapplied) if text)


@dataclass(frozen=True)
class Captured:
    """A value of training that prediction needs: kept under `key`, as `name` is just before a statement."""

    key: str
    name: str
    before: str


@dataclass(frozen=True)
class PathLine:
    """What prediction does instead of a statement that leaves rows out: it notes them, and goes on with all rows."""

    statement: str
    code: str
    notes: bool = False


@dataclass(frozen=True)
class Finish:
    """What the notebook makes of its model's predictions: a threshold, decoded labels, an undone transformation."""

    lines: tuple[str, ...]  # code over `rows` and `model`
    result: str
    captured: tuple[Captured, ...]  # values of training that it reads
    settings: bool  # whether it reads settings
    cell: int  # index of the cell, from 0
    name: str  # of the final predictions in the notebook, if they have one
    text: str  # as it stands there


@dataclass(frozen=True)
class Path:
    """From raw rows to what the model is given: the statements that prediction repeats."""

    source: str  # statement that loads the rows
    rows: str  # their name
    replayed: tuple[str, ...]
    learning: tuple[str, ...]  # those of `replayed` that are cut into learning and applying
    edits: tuple[Edit, ...]  # the cuts
    captured: tuple[Captured, ...]
    links: tuple[PathLine, ...]
    end: str  # statement that hands the rows to the model
    matrix: str  # what it hands over, when no row is left out
    state: str  # name of what holds the learned values
    optional: tuple[str, ...] = ()  # columns of the raw rows that are not needed, such as the target
    columns: tuple[str, ...] = ()  # the needed ones, where they are known one by one
    finish: Finish | None = None

    @property
    def kept(self) -> tuple[Captured, ...]:
        """All values of training that are kept."""
        return self.captured + (self.finish.captured if self.finish is not None else ())

    def parts(self, statement: str, before: str) -> bool:
        """Whether a new stage starts between two statements: prediction calls what it repeats, and sees what was loaded."""
        apart = before == self.source or (statement in self.replayed) != (before in self.replayed)
        return apart or any(c.before == statement for c in self.kept)


@dataclass(frozen=True)
class Excerpt:
    """A part of a statement: lines from 1, columns from 0, and what stands for some of its names."""

    statement: str
    start: tuple[int, int]
    end: tuple[int, int]
    renamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Metric:
    """An expression that says with one number how good the model is."""

    name: str
    value: Excerpt
    greater_is_better: bool | None  # None: not known


@dataclass(frozen=True)
class Metrics:
    """How the notebook measures its model, so that a saved one can stand in for the one that was just trained."""

    found: tuple[Metric, ...]
    lines: tuple[Excerpt, ...]  # what is repeated before
    parameters: tuple[str, ...]  # names of the notebook that they need besides the model
    after: str  # statement behind which the pipeline has all of them
    step: str = ""  # of the pipeline, that gives them
    trained: str = ""  # step behind which the model is there, too
    main: str | None = None  # name of the one by which models are compared
    function: str = "measure"


@dataclass(frozen=True)
class WishedStage:
    """A stage as a person wants it; parameters and results say an order only."""

    name: str
    module: str
    statements: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    docstring: str | None = None


@dataclass(frozen=True)
class WishedSetting:
    """An entry of the configuration that a person keeps, by the section and key that it is to have."""

    section: str
    key: str
    value: Value
    statement: str


@dataclass(frozen=True)
class WishedRole:
    """The roles that a person gives a statement."""

    statement: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Wishes:
    """What a person changed in a plan file; what was not changed is None or empty."""

    roles: tuple[WishedRole, ...] = ()
    stages: tuple[WishedStage, ...] | None = None
    settings: tuple[WishedSetting, ...] | None = None
    model: str | None = None
    order: Order = "document"


@dataclass(frozen=True)
class Plan:
    """The whole conversion as data."""

    notebook: str  # file name
    package: str  # import name
    title: str
    wishes: Wishes = Wishes()
    stages: tuple[Stage, ...] = ()
    placements: tuple[Placement, ...] = ()
    configuration: tuple[Setting, ...] = ()
    left_out: tuple[int, ...] = ()  # indexes of cells that the chosen order does not run
    dropped: tuple[str, ...] = ()  # statements without effect in a package, such as `%matplotlib inline`
    edits: tuple[Edit, ...] = ()
    secrets: tuple[SecretPlace, ...] = ()
    extras: tuple[Extra, ...] = ()
    regions: tuple[Region, ...] = ()
    wrapped: tuple[Wrapped, ...] = ()
    shared: tuple[str, ...] = ()  # variables that functions of a module read when they are called
    shown: tuple[Shown, ...] = ()
    carried: tuple[str, ...] = ()  # local modules beside the notebook that come along
    modules: tuple[Carried, ...] = ()  # the same with their texts, imports rewritten
    uses_working_folder: bool = (
        False  # paths that could not be found in the text are opened relative to the data folder
    )
    rewrites: tuple[Rewrite, ...] = ()
    relocations: tuple[tuple[str, str], ...] = ()  # literal in the notebook → path relative to the notebook's folder
    included: tuple[tuple[str, str], ...] = ()  # files that the notebook runs and that came along, with their hashes
    refusals: tuple[Refusal, ...] = ()
    ladder: tuple[Rung, ...] = ()  # what was given up so that the package computes the same
    path: Path | None = None  # from raw rows to predictions
    without_path: str = ""  # why no path is to be sought
    metrics: Metrics | None = None  # of the model
    inference: Inference = field(default_factory=lambda: Inference("none", None, "the notebook fits no model"))
