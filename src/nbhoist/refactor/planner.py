"""From facts to a plan: the passes in order."""

from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.inference.model import find_model
from nbhoist.refactor.inference.path import confirm_path, derive_path
from nbhoist.refactor.ladder import regions_of, without_given_up
from nbhoist.refactor.metrics.find import find_metrics
from nbhoist.refactor.passes.carried import carry_modules
from nbhoist.refactor.passes.constants import place_constants
from nbhoist.refactor.passes.definitions import hoist_definitions
from nbhoist.refactor.passes.displays import record_displays
from nbhoist.refactor.passes.imports import hoist_imports
from nbhoist.refactor.passes.left_out import list_left_out
from nbhoist.refactor.passes.magics import drop_deletions, remove_magics
from nbhoist.refactor.passes.main_module import name_main_module
from nbhoist.refactor.passes.names import name_stages
from nbhoist.refactor.passes.opaque import refuse_opaque
from nbhoist.refactor.passes.parameters import parametrise_functions
from nbhoist.refactor.passes.pickles import show_definitions
from nbhoist.refactor.passes.regions import keep_together
from nbhoist.refactor.passes.secrets import hide_secrets
from nbhoist.refactor.passes.sections import assign_sections
from nbhoist.refactor.passes.settings import lift_settings
from nbhoist.refactor.passes.settle import settle_definitions
from nbhoist.refactor.passes.shared import share_variables
from nbhoist.refactor.passes.stages import form_stages
from nbhoist.refactor.passes.unbound import spell_name_errors
from nbhoist.refactor.passes.working_folder import find_working_folder
from nbhoist.refactor.passes.wrapped import wrap_cells
from nbhoist.refactor.plan import Plan, Rung, Wishes
from nbhoist.refactor.titles import title_of

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

PASSES = (
    list_left_out,
    hide_secrets,
    remove_magics,
    refuse_opaque,
    name_main_module,
    wrap_cells,
    drop_deletions,
    hoist_imports,
    carry_modules,
    place_constants,
    hoist_definitions,
    parametrise_functions,
    share_variables,
    show_definitions,
    lift_settings,
    find_working_folder,
    keep_together,
    find_model,
    derive_path,
    form_stages,
    confirm_path,
    name_stages,
    record_displays,
    spell_name_errors,
    assign_sections,
    settle_definitions,
    find_metrics,
)


# what a package cannot do without: no rung of the ladder takes it back
_LASTING = frozenset(
    {
        list_left_out,
        hide_secrets,
        remove_magics,
        refuse_opaque,
        name_main_module,
        wrap_cells,
        carry_modules,
        record_displays,
    }
)


def make_plan(
    facts: "Facts",
    package: str,
    relocations: tuple[tuple[str, str], ...] = (),
    ladder: tuple[Rung, ...] = (),
    wishes: Wishes | None = None,
    without_path: str = "",
) -> Plan:
    """Plan the conversion of a notebook to a package with the import name `package`.

    `ladder` says what to give up, and then the stages of a person too; `wishes` are what a person asked for;
    `without_path` says why prediction is to start from prepared features.
    """
    wishes = wishes or Wishes()
    plan = Plan(
        facts.notebook.path.name,
        package,
        title_of(facts.notebook),
        replace(wishes, stages=None) if ladder else wishes,
        relocations=relocations,
        included=facts.included,
        ladder=ladder,
        regions=regions_of(ladder),
        without_path=without_path,
    )
    for each in PASSES:
        planned = each(plan, facts)
        plan = planned if each in _LASTING else without_given_up(plan, planned, facts)
    return plan
