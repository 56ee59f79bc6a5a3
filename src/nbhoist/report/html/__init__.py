"""The review page: one self-contained file that runs nothing of the notebook."""

from nbhoist.report.html.page import render_html

__all__ = ["render_html"]
