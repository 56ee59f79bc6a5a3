"""Turn a notebook into a tested package, and prove by execution that it computes the same."""

__version__ = "0.1.0"
