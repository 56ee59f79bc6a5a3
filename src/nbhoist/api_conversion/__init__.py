"""Conversion of notebooks: plan, convert, verify."""
