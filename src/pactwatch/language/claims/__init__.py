"""Conduct in, claims out: whose, done or not, real or only wished, how much of it, when."""
