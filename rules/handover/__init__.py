"""Rules about what the next person needs."""
