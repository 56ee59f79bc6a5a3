"""From a plan to the source of modules; the text of the user only changes by what the plan records."""
