"""A small believable story on the embedded server, played to the real service with the clock moved."""
