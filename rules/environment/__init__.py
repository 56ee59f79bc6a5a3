"""Rules about what ties a notebook to one machine or platform."""
