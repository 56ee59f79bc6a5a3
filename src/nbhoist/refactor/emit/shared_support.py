"""Variables of the notebook that functions read when they are called; the pipeline keeps them up to date."""

from types import SimpleNamespace

shared = SimpleNamespace()
