"""Named edits on one statement."""
