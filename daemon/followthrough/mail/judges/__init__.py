"""One small judge a file; ``reading.JUDGES`` is their explicit order."""
