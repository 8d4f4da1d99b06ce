"""The worst that a stranger's mail can cost: families of hostile mail, hill-climbing, and every regular expression."""
