"""The codebook's conduct in a sentence, with its roles: who does it, with or to whom, where."""
