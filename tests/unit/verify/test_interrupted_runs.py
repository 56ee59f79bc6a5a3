"""A run that somebody interrupts: what it had computed is compared, and nothing is called different."""

from __future__ import annotations

from recordings import recording

from nbhoist.verify import proof
from nbhoist.verify.compare import compare
from nbhoist.verify.proof import prove
from nbhoist.verify.recording import RunFailure
from nbhoist.verify.verdict import Expected

INTERRUPTED = RunFailure("interrupted", "", "", "it was interrupted", "the package")


def test_what_was_computed_is_compared():
    half = recording({"a": 1}, error=INTERRUPTED)
    verdict = compare(recording({"a": 1}, {"b": 2}), half, Expected())
    assert (verdict.verdict, verdict.compared) == ("undecided", ("a",))
    assert verdict.reason.startswith("interrupted while the package ran; all that it had computed agrees")


def test_a_difference_that_was_not_repeated_is_named_but_does_not_decide():
    half = recording({"a": 2}, error=INTERRUPTED)
    verdict = compare(recording({"a": 1}, {"b": 2}), half, Expected())
    assert (verdict.verdict, verdict.first_difference) == ("undecided", None)
    assert verdict.reason == (
        "interrupted while the package ran; not repeated: `a`: 1 in the notebook, 2 in the package"
    )


def test_the_notebook_against_itself_is_interrupted(monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    reference = recording({"a": 1})
    monkeypatch.setattr(proof, "record_package", lambda *_: recording({"a": 2}))
    monkeypatch.setattr(proof, "record_notebook", interrupt)
    found = prove(None, None, None, None, Expected(), lambda _: None, reference)  # type: ignore[arg-type]  # nothing runs
    assert (found.interrupted, found.verdict.verdict, found.verdict.first_difference) == (True, "undecided", None)
    assert "not repeated: first difference: `a`" in found.verdict.reason
