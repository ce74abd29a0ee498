"""What the evidence of one duty comes to: standing, elements, verdict, and why."""
