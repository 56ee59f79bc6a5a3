"""One self-contained HTML file: nothing is loaded, and nothing of the notebook can run."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

import nbhoist
from nbhoist.report.html.code import module_anchor
from nbhoist.report.html.view import notebook_view, proof_rows
from nbhoist.report.masking import Mask
from nbhoist.report.proof import RUNGS, compared_in_words, quantity
from nbhoist.report.screen import duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.report.review import Review

_LONG = 28  # characters
_SIGNS = {"error": "✕", "warning": "▲", "note": "●"}


def render_html(reviews: Sequence[tuple[Review, str]]) -> str:
    """The page for notebooks, each with its title; what is secret in one of them is masked everywhere."""
    style, script = _asset("page.css"), _asset("page.js")
    secrets = {secret for review, _ in reviews for secret in review.mask.secrets}
    mask = Mask(tuple(sorted(secrets, key=len, reverse=True)), by_form=False)
    views = [notebook_view(review, f"n{n}", title) for n, (review, title) in enumerate(reviews, start=1)]
    return (
        _environment(mask)
        .get_template("page.html.jinja")
        .render(
            notebooks=views,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )


def _environment(mask: Mask) -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: _asset(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: _printed(value, mask),
    )
    environment.filters["inline"] = lambda text: inline(mask(text))
    environment.globals |= {
        "quantity": quantity,
        "short": short,
        "duration": duration,
        "compared_in_words": compared_in_words,
        "proof_rows": proof_rows,
        "module_anchor": module_anchor,
        "rungs": RUNGS,
        "sign": _SIGNS,
        "version": nbhoist.__version__,
    }
    return environment


def _printed(value: Any, mask: Mask) -> Any:
    """The last net: every text that the template prints is masked, unless it is HTML that was made of masked text."""
    return mask(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def inline(text: str) -> Markup:
    """Words between backticks as code, all of it escaped."""
    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )


def short(path: str) -> str:
    """The name of a file whose path is long; addresses and expressions stay whole."""
    if "://" in path or not re.search(r"[/\\\\]", path) or len(path) <= _LONG or not re.fullmatch(r"[^(){}'\"]+", path):
        return path
    return "…/" + re.split(r"[/\\\\]", path)[-1]


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets our two assets in, by their hashes, and nothing else."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
