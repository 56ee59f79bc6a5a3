"""One verdict for a chain, which names the notebook."""

from collections.abc import Mapping, Sequence
from typing import Any

from nbhoist.api.undecided import undecided

_BAD_FIRST = ("different", "undecided", "equivalent")


def chain_verdict(names: Sequence[tuple[str, str]], verdicts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Put the verdicts of links together; `names` are those of all notebooks with their links, the rest was not run."""
    found = list(zip(names, verdicts, strict=False))
    outcome = min((str(v["verdict"]) for v in verdicts), key=_BAD_FIRST.index, default="undecided")
    if len(verdicts) < len(names) and outcome == "equivalent":
        outcome = "undecided"
    decisive = next(((name, v) for name, v in found if v["verdict"] == outcome), None)
    first = next(((name, v["first_difference"]) for name, v in found if v["first_difference"]), None)
    return {
        **undecided(_reason(outcome, names, found, decisive)),
        "verdict": outcome,
        "compared": [f"{link}.{name}" for (_, link), v in found for name in v["compared"]],
        "not_compared": [{**e, "name": f"{link}.{e['name']}"} for (_, link), v in found for e in v["not_compared"]],
        "first_difference": _difference(*first) if first is not None else None,
        "seeds_forced": any(v["seeds_forced"] for v in verdicts),
        "platform": next((v["platform"] for v in verdicts), {}),
        "counts": _sums([v["counts"] for v in verdicts]),
        "touched": list(dict.fromkeys(name for v in verdicts for name in v["touched"])),
        "notebooks": [
            {
                "notebook": name,
                "sub_package": link,
                "verdict": v["verdict"] if v else None,
                "reason": v["reason"] if v else "not run",
            }
            for (name, link), v in zip(names, [*verdicts, *[None] * (len(names) - len(verdicts))], strict=True)
        ],
    }


def _reason(
    outcome: str,
    names: Sequence[tuple[str, str]],
    found: Sequence[tuple[tuple[str, str], Mapping[str, Any]]],
    decisive: tuple[tuple[str, str], Mapping[str, Any]] | None,
) -> str:
    if decisive is None:
        return "no notebook was run"
    if outcome == "equivalent":
        return next(
            (str(v["reason"]) for _, v in found if "within" in v["reason"]), f"all {len(names)} notebooks agree"
        )
    later = [f"`{name}`" for name, _ in names[len(found) :]]
    rest = f"; not run after that: {', '.join(later)}" if later else ""
    return f"`{decisive[0][0]}`: {decisive[1]['reason']}{rest}"


def _difference(name: tuple[str, str], first: Mapping[str, Any]) -> dict[str, Any]:
    notebook, link = name
    module = f"{link}.{first['module']}" if first["module"] and "." not in first["module"] else first["module"]
    return {**first, "module": module, "cell": f"{notebook}, {first['cell']}" if first["cell"] else notebook}


def _sums(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    return {kind: sum(one.get(kind, 0) for one in counts) for kind in dict.fromkeys(k for one in counts for k in one)}
