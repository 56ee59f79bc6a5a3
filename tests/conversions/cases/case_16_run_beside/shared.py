total = base + scale  # noqa: F821
total
