"""The loop: wake, sync, read, record, plan, compose, write. The only place that carries decisions out, and reads clocks."""
