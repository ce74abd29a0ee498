"""Repairs of noun phrases: which words are one phrase, what is seen to do something, who is who.

In: a sentence's tree. Out: the same tree, mended where the whole pattern stands. Refuses to touch
verbs that have a subject of their own: see tree_repairs, where the table of repairs stands.
"""

from pactwatch.language.grammar.tree import NOMINAL, Tree
from pactwatch.language.words.forms import lemma

__all__ = ["behind_semicolon", "case_ahead", "not_one", "own_phrase", "seen_doing", "set_beside"]

# A noun phrase between a verb of seeing and what is seen done is rarely longer.
_REACH = 8


def own_phrase(tree: Tree) -> None:
    """ "From the Lethan army depot at Orme to the Legion": a word right before a noun belongs to
    that noun's phrase, never to one behind the next preposition."""
    for i, above in enumerate(tree.heads):
        is_beside = tree.relations[i] in {"compound", "amod"} and above > i + 1
        if not is_beside or tree.upos[i + 1] not in NOMINAL:
            continue
        parts = [k for k in range(i + 1, above) if tree.upos[k] == "ADP"]
        last = next((k for k in range(i + 1, above) if tree.upos[k] not in NOMINAL), above) - 1
        if parts and last + 1 == parts[0] and tree.words[i + 1] != "-":
            tree.hang(i, last, tree.relations[i])


def case_ahead(tree: Tree) -> None:
    """ "The use of violence | by | police": a preposition belongs to the noun behind it."""
    for i, above in enumerate(tree.heads[:-1]):
        if tree.upos[i] != "ADP" or tree.relations[i] != "case" or above >= i:
            continue
        noun = i + 1
        while noun < len(tree.words) - 1 and tree.upos[noun] in {"DET", "ADJ", "NUM"}:
            noun += 1
        while noun < len(tree.words) - 1 and _is_before_noun(tree, noun):
            noun += 1
        if tree.upos[noun] in {"NOUN", "PROPN", "PRON"} and tree.low[i] in _LEADING:
            tree.hang(i, noun, "case")


def _is_before_noun(tree: Tree, i: int) -> bool:
    both = {tree.upos[i], tree.upos[i + 1]}
    return both <= {"NOUN", "PROPN"} and tree.relations[i] == "compound"


_LEADING = frozenset({"by", "of", "from", "with", "against", "for", "on", "at", "in", "under"})


def seen_doing(tree: Tree) -> None:
    """ "Inspectors saw the office export ore": a bare verb behind one of seeing and a noun is what
    the noun does."""
    for verb in range(2, len(tree.words)):
        if tree.upos[verb - 1] not in NOMINAL:
            continue
        is_deed = tree.upos[verb] == "NOUN" and tree.relations[verb] == "xcomp"
        is_deed = is_deed and any(k > verb for k in tree.of(verb, "obj"))
        if (
            not (is_deed or tree.upos[verb] == "VERB")
            or lemma(tree.words[verb], "VERB") != tree.words[verb]
        ):
            continue
        seen = next((k for k in range(verb - 1, -1, -1) if tree.upos[k] not in _PHRASE), None)
        if seen is None or verb - seen > _REACH:
            continue
        if tree.upos[seen] != "VERB" or lemma(tree.words[seen], "VERB") not in _SEEING:
            continue
        inside = range(seen + 1, verb)
        end = next((k for k in inside if tree.upos[k] == "ADP"), verb)
        if end == seen + 1:
            continue
        tree.upos[verb] = "VERB"
        tree.hang(verb, seen, "xcomp")
        tree.hang(end - 1, seen, "obj")
        for i in (i for i in range(seen + 1, end - 1) if tree.heads[i] not in inside):
            tree.hang(i, end - 1, tree.relations[i])


_SEEING = frozenset({"see", "watch", "hear", "observe"})
_PHRASE = NOMINAL | {"DET", "ADJ", "ADP"}


def set_beside(tree: Tree) -> None:
    """ "The shipper, the Mining Office, exported ore": between two commas, and no "and" before it,
    a name says who the noun is."""
    for i, above in enumerate(tree.heads):
        if tree.relations[i] != "conj":
            continue
        is_listed = above < i and tree.upos[i] == "PROPN"
        is_closed = i + 1 < len(tree.words) and tree.words[i + 1] == ","
        if not is_listed or not is_closed or tree.upos[above] != "NOUN":
            continue
        others = [k for k in tree.of(above, "conj") if k != i]
        if tree.words[above + 1] == "," and not others and not tree.of(i, "cc"):
            tree.relations[i] = "appos"


def not_one(tree: Tree) -> None:
    """ "| Not | one bed was shut": the "not" is of the whole phrase, and no measure of the one."""
    if "not" not in tree.low:
        return
    for i, one in enumerate(tree.heads):
        is_not = tree.low[i] == "not" and tree.relations[i] == "advmod" and one == i + 1
        if is_not and tree.low[one] == "one" and tree.relations[one] == "nummod":
            tree.hang(i, tree.heads[one], "advmod")


def behind_semicolon(tree: Tree) -> None:
    """ "We were shown the papers; X | had hired nine": behind a semicolon a verb with a subject of
    its own and no word that opens it tells for itself, and is no manner of the verb before."""
    if ";" not in tree.words:
        return
    for i, above in enumerate(tree.heads):
        is_below = tree.relations[i] in {"advcl", "ccomp"}
        is_beside = is_below and tree.upos[i] == "VERB" and above < i
        is_apart = is_beside and ";" in tree.words[above:i]
        if is_apart and tree.of(i, "nsubj") and not tree.of(i, "mark"):
            tree.relations[i] = "parataxis"
