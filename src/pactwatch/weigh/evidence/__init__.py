"""Statements put before a duty: judged for use and interest, graded, grouped."""
