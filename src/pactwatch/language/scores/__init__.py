"""Answers against gold: one scorer a task, the same for training, `evaluate` and the gate."""
