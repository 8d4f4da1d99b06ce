"""The story mailbox on the embedded server: what `followthrough demo` shows."""
