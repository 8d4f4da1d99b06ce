"""One small judge a file, each a pure function; ``reading.KINDS`` and ``reading.SAYINGS`` are their explicit order."""
