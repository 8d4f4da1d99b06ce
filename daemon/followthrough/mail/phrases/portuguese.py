"""Portuguese words."""

from followthrough.mail.phrases import Phrases

PHRASES = Phrases("pt")
