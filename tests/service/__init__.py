"""The service: links, engine, loop."""
