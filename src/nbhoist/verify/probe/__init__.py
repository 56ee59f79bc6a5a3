"""What runs inside the run interpreter: standard library only, Python 3.10 or newer, loaded by path."""
