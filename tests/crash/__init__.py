"""Killing the writer of drafts at every boundary, letting the user act, and looking what the mailbox holds then."""
