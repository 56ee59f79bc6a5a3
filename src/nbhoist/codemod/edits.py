"""Edits as plain data: what a fix changes in a notebook, before anybody changes it."""

from typing import NamedTuple


class Replace(NamedTuple):
    """Other text for a range of a cell; lines and columns from 1, in code points, the end exclusive."""

    cell: int  # index of the cell
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class AddParameter(NamedTuple):
    """A line `name = value` in the cell that is tagged `parameters`, which is made where there is none."""

    name: str
    value: str  # the source of a literal


class StripOutputs(NamedTuple):
    """Take outputs and execution count from a cell."""

    cell: int


class RemoveCell(NamedTuple):
    """Take a cell out of the notebook."""

    cell: int


class SetMetadata(NamedTuple):
    """A value in the metadata of a cell, or of the notebook where `cell` is None; `value` is JSON text."""

    cell: int | None
    key: str
    value: str


class SetId(NamedTuple):
    """Another id for a cell."""

    cell: int
    id: str


Edit = Replace | AddParameter | StripOutputs | RemoveCell | SetMetadata | SetId
