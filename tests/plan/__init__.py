"""What comes next is decided from facts, rules and time alone: plain calls, no mocks."""
