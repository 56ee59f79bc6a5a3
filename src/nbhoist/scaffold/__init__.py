"""A package on disk."""
