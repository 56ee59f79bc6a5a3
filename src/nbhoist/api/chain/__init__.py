"""Several notebooks as one package: planned, proven, written and verified together."""
