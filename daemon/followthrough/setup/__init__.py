"""Setting up: what can be found out about a person's mail provider. Knows no conversations."""
