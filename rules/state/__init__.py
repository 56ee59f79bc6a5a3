"""Rules about what depends on the kernel's history."""
