"""Rules about whether the file can be read and parsed at all."""
