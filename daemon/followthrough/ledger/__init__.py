"""What is known, durably: facts, messages, drafts, cursors. The only room that knows SQL; it knows no meanings."""
