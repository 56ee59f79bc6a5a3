"""From program to plan, and from plan to source."""
