"""A body in its parts: what was newly written, quoted history, signature; and what a signature tells."""
