"""Rules about what makes two runs differ."""
