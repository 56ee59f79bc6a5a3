"""Several notebooks as one package: a chain of links, each with names of its own, joined by files."""
