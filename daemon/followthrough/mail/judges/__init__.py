"""One small judge a file, each a pure function of message and body; ``reading.JUDGES`` is their explicit order."""
