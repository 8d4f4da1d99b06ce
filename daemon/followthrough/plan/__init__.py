"""What comes next, decided from facts, the playbook and the time, and from nothing else. Pure."""
