"""Rules, diagnostics, and the engine that runs them."""
