"""What people say: written text in pieces, the words for it in each language, who is pointed to."""
