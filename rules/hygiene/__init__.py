"""Rules about leftovers that hide what happens."""
