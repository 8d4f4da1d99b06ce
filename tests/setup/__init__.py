"""Setting up: people from the files of other programs, and tables for them."""
