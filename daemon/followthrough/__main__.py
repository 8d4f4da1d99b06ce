"""``python -m followthrough``."""

from followthrough.cli.main import main

main()
