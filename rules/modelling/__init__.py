"""Rules about training and measuring models, and about tables of data."""
