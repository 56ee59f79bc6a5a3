"""The data contract of a package: the columns of each table that it loads, as TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit

from nbhoist.refactor.plan import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.refactor.plan import Plan
    from nbhoist.scaffold.model import Contract

HEAD = (
    "What tables look like when they are loaded: kinds of columns, those with ? may hold missing values.",
    "`[data]` of config.toml says whether a difference is an error. Further columns are allowed.",
)
UNKNOWN = "Empty, because nothing is recorded of the tables that are loaded."
SECTION = "data"


def contract_toml(contracts: Iterable[Contract]) -> str:
    """Text of `contract.toml`."""
    document = tomlkit.document()
    known = tuple(contracts)
    for line in HEAD if known else (*HEAD, UNKNOWN):
        document.add(tomlkit.comment(line))
    for contract in known:
        table = tomlkit.table()
        table.add("file", contract.file)
        table.add("tables", _array(contract.tables))
        document.add(tomlkit.nl())
        document.add(contract.function, table)
    return tomlkit.dumps(document)


def _array(tables: Iterable[object]) -> tomlkit.items.AoT:
    array = tomlkit.aot()
    for columns in tables:
        array.append(tomlkit.item(columns))
    return array


def contract_key(plan: Plan) -> str:
    """Key of the switch in the section `data`, which the notebook's own settings may have, too."""
    taken = {entry.key for entry in plan.configuration if entry.section == SECTION}
    return next(key for key in ("contract", "contract_at_load", "nbhoist_contract") if key not in taken)


def contract_setting(plan: Plan) -> Setting:
    """The switch as an entry of the configuration."""
    comment = "error, warn or off: what differs from contract.toml when data is loaded"
    return Setting(SECTION, contract_key(plan), "warn", "literal", "", comment)
