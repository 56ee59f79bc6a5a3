"""Runs, recordings and verdicts."""
