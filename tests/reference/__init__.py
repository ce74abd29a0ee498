"""Checks on the article the program was commissioned for; skipped where it is not at hand."""
