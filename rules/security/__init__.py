"""Rules about what must not be in a notebook that others read."""
