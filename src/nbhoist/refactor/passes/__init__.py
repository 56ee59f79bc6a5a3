"""Passes over a plan: one file, one pure function each."""
