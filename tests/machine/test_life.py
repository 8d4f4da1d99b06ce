"""Whatever happens in whatever order, the promises hold."""
