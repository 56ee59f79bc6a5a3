"""Rules about what keeps code from being taken apart."""
