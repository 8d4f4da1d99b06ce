"""What stands in a delivery report: who failed (RFC 3464 and plain words), why (RFC 3463), what is given back."""
