"""Whose conversation a message belongs to: ids, addresses, the user's own words quoted back."""
