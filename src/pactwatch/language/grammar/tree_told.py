"""Repairs of what a verb of saying at the end tells: see tree_repairs, which has the order.

In: a sentence's tree. Out: the same tree, mended where the whole pattern stands. Refuses a verb of
saying that goes on to tell something behind it.
"""

from pactwatch.language.grammar.tree import NOMINAL, Tree
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.lexicon import phrases

__all__ = ["told_before"]

_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN"})


def told_before(tree: Tree) -> None:
    """ "The Front | sheltered | fighters in the valley, a spokesman, Jan Orel, said": the past verb
    between two nouns is what was done, and no word for the second of them."""
    said = next((i for i, r in enumerate(tree.relations) if r == "root"), None)
    if said is None or not _closes_report(tree, said):
        return
    verb = next((v for v in range(1, said) if _stands_between(tree, v, said)), None)
    comma = tree.words.index(",", verb) if verb and "," in tree.words[verb:said] else said
    speaker = next((k for k in range(comma + 1, said) if _may_speak(tree, k, comma, said)), None)
    if verb is None or speaker is None or tree.heads[verb] > comma:
        return
    noun = tree.heads[verb]
    tree.hang(speaker, said, "nsubj")
    tree.heads[verb], tree.relations[verb] = said, "ccomp"
    tree.hang(noun, verb, "obj")
    tree.hang(verb - 1, verb, "nsubj")
    _gather(tree, verb - 1)


def _closes_report(tree: Tree, said: int) -> bool:
    """Whether it tells nothing behind it, but for when and where it was said."""
    is_speech = lemma(tree.words[said], "VERB") in phrases("cues", "reporting")
    is_last = "VERB" not in tree.upos[said + 1 :]
    return is_speech and is_last and tree.upos[said] == "VERB" and not tree.of(said, "ccomp")


def _stands_between(tree: Tree, verb: int, said: int) -> bool:
    """A past verb taken for a quality of the noun behind it, which is taken for who says it."""
    noun = tree.heads[verb]
    is_past = tree.upos[verb] == "VERB" and is_participle(tree.low[verb])
    is_quality = tree.relations[verb] in {"acl", "amod"} and verb < noun
    is_sayer = tree.heads[noun] == said and tree.relations[noun] == "nsubj"
    return is_past and is_quality and is_sayer and _is_noun(tree, verb - 1)


def _may_speak(tree: Tree, i: int, comma: int, said: int) -> bool:
    """The head of the phrase behind the comma, wherever it hangs."""
    above = tree.heads[i]
    return _is_noun(tree, i) and (above == said or above < comma)


def _is_noun(tree: Tree, i: int) -> bool:
    return tree.upos[i] in NOMINAL


def _gather(tree: Tree, noun: int) -> None:
    """What stands right before a noun belongs to its phrase."""
    i = noun - 1
    while i >= 0 and tree.upos[i] in _BEFORE_NOUN:
        relation = tree.relations[i] if tree.relations[i] in _OF_NOUN else "compound"
        tree.hang(i, noun, relation)
        i -= 1


_OF_NOUN = frozenset({"det", "amod", "nummod", "compound", "nmod"})
