"""The loop: wake, sync, read, record, plan, compose, write. The only room that acts and reads clocks."""
