"""Rules about knowledge of the test data that reaches training."""
