"""Quality floors on gold that ships with the repository. Uses the same calls as users."""
