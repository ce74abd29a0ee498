"""Which duty a claim bears on, and how: who owes it, whose doing it is, what it shows."""
