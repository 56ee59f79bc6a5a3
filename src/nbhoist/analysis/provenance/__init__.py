"""Where values come from: which rows and columns, what was learned from them, and what was fitted to what."""
