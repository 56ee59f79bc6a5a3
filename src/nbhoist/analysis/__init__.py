"""What is true of a notebook's program: statements, bindings, effects, roles."""
