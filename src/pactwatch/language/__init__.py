"""Document in, statements out: who said what, through whom, how surely, about when.

`extract` reads one document; `model_label` names what reads. Refuses to weigh anything, to touch
the register, and to read a language it was not trained on.
"""

from pactwatch.language.duty_words import things_dealt_with
from pactwatch.language.extract import extract, model_label

__all__ = ["extract", "model_label", "things_dealt_with"]
