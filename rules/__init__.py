"""The rules that ship with nbhoist, one folder per family."""
