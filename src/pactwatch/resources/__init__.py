"""Data that ships: agreements, codebooks, rules, word lists, texts, the demo case, the model."""
