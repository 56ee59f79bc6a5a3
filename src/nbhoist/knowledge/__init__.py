"""What library calls do, as plain data."""
