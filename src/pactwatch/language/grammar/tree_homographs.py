"""A clause without a verb in, its verb out: "said the Front | arms | the militia" needs one.

A small tagger reads the present tense of "arm", "train", "shell", "shelter" as the noun. Where a
clause must have a verb and has none, the one word that can be it, behind its subject and before its
object, is. Refuses a clause that has a verb, and a noun phrase where no clause need stand ("denied
the Coalition arms shipments").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.language.grammar.tree import NOMINAL, Tree
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "behind",
    "deed_behind_particle",
    "deed_by",
    "garden_path",
    "gerund",
    "homograph",
    "infinitive_deed",
    "listed_verb",
    "past_verb",
]

# What a gerund with an object of its own follows: "accused of sheltering fighters".
_LEADS = frozenset(
    {"of", "for", "from", "by", "without", "before", "after", "against", "in", "about"}
)
_ENDS = frozenset({",", ".", ";", ":", "”", '"', "—", "–", "?", "!", "'", "’"})
_JOINTS = frozenset({",", "or", "and", "nor"})
_NAMING = frozenset({"NOUN", "PROPN"})
_PHRASE = _NAMING | {"DET", "ADJ", "NUM", "PRON"}
_OPENS_OBJECT = frozenset({"DET", "NUM", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"will", "would", "shall", "should", "could", "may", "might", "must"})
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "xcomp"})
# Behind these "to" may lead to a place or a thing: "kept to base camps".
_GOING = frozenset({"go", "keep", "proceed", "offer", "stop"})


@dataclass(frozen=True, slots=True)
class _Clause:
    """Places in the sentence: what governs the clause (None: nothing), its first word, the verb to
    be, the head of its object, and where it ends."""

    governor: int | None
    first: int
    verb: int
    object: int
    end: int


def homograph(tree: Tree) -> None:
    """Make the only possible verb of each verbless clause its verb."""
    for clause in _clauses(tree):
        subject = clause.verb - 1
        tree.upos[clause.verb] = "VERB"
        _place(tree, clause)
        tree.hang(subject, clause.verb, "nsubj")
        for i in range(clause.first, subject):
            if not clause.first <= tree.heads[i] <= subject or tree.heads[i] == i:
                tree.hang(i, subject, "det" if tree.upos[i] == "DET" else "compound")
        _complete(tree, clause)


def gerund(tree: Tree) -> None:
    """ "Accused of | sheltering | foreign fighters", "denied | sheltering | foreign fighters": a
    deed that has an object, no noun and no kind of fighters."""
    for i in range(1, len(tree.words) - 1):
        word = tree.low[i]
        if not word.endswith("ing") or tree.upos[i + 1] not in _PHRASE:
            continue
        is_clause = tree.relations[i] in _CLAUSAL  # "denied | killing | civilians", an adjective
        if tree.upos[i] == "ADJ" and not is_clause:
            continue
        if lemma(word, "VERB") not in phrases("conduct", "homographs") and not is_clause:
            continue
        before = tree.low[i - 1]
        is_led = before in _LEADS and tree.upos[i] == "NOUN"
        is_taken = tree.upos[i - 1] == "VERB" and lemma(before, "VERB") in phrases(
            "cues", "noun_takers"
        )
        if is_taken and tree.heads[i - 1] == i:
            _swap(tree, i - 1, i)
        is_denied = is_taken and (tree.heads[i] > i or tree.heads[i] == i - 1)
        if is_led or is_denied:
            _govern(tree, i, governor=i - 1 if is_denied else tree.heads[i])


def deed_behind_particle(tree: Tree) -> None:
    """ "Gave up | bombarding | the village", "put off freeing them": a deed with an object."""
    for i in range(2, len(tree.words) - 1):
        is_noun = tree.upos[i] == "NOUN" and tree.low[i].endswith("ing")
        if not is_noun or tree.upos[i - 2] != "VERB" or tree.upos[i + 1] not in {"DET", "PRON"}:
            continue
        phrase = f"{lemma(tree.words[i - 2], 'VERB')}_{tree.low[i - 1]}"
        if phrase in phrases("conduct", "turning_phrases") | _GOING_ON:
            _govern(tree, i, governor=i - 2)
            tree.upos[i] = "VERB"
            tree.hang(i, i - 2, "xcomp")
            for k in (k for k in tree.of(i - 2, "obj") if k > i):
                tree.hang(k, i, "obj")


_GOING_ON = frozenset({"go_on", "keep_on", "carry_on"})


def infinitive_deed(tree: Tree) -> None:
    """ "Had begun | to | shell Homra": behind a verb that takes a deed, and "to", what hangs there
    as a clause or has an object is a deed. Who "kept to base camps" did not base any."""
    for i in range(2, len(tree.words)):
        if tree.low[i - 1] != "to" or tree.upos[i] not in _NAMING:
            continue
        above = i - 3 if tree.upos[i - 2] == "ADV" and i > 2 else i - 2
        verb = lemma(tree.words[above], "VERB")
        takes = tree.upos[above] == "VERB" and verb in phrases("conduct", "phases") - _GOING
        if takes and (tree.relations[i] in _CLAUSAL or _has_object(tree, i)):
            _govern(tree, i, governor=above)
            tree.upos[i], tree.upos[i - 1] = "VERB", "PART"
            tree.hang(i, above, "xcomp")
            tree.hang(i - 1, i, "mark")


def _has_object(tree: Tree, i: int) -> bool:
    """Whether a word that can be a verb stands before a noun phrase."""
    is_verb = tree.low[i] in phrases("conduct", "homographs")
    return is_verb and i + 1 < len(tree.words) and tree.upos[i + 1] in _PHRASE


def deed_by(tree: Tree) -> None:
    """ "Fled | shelling | by the army": with who does it behind "by", and nothing it is done to in
    between, a deed is a noun."""
    for i in range(1, len(tree.words) - 2):
        is_deed = tree.upos[i] == "VERB" and tree.low[i].endswith("ing")
        if not is_deed or tree.low[i + 1] != "by" or tree.of(i, "aux", "nsubj", "obj"):
            continue
        doers = [k for k in range(i + 2, min(i + 6, len(tree.words))) if tree.upos[k] in NOMINAL]
        times = phrases("conduct", "times_and_means")
        if not doers or lemma(tree.words[doers[-1]], "NOUN").lower() in times:
            continue
        tree.upos[i] = "NOUN"
        relation = {"ccomp": "obj", "xcomp": "obj", "advcl": "obl", "acl": "nmod"}
        tree.relations[i] = relation.get(tree.relations[i], tree.relations[i])
        for mark in tree.of(i, "mark"):
            tree.upos[mark], tree.relations[mark] = "ADP", "case"
        for k in doers:
            if tree.heads[k] not in doers and tree.relations[k] in {"obl", "nmod"}:
                tree.hang(k, i, "nmod")


def listed_verb(tree: Tree) -> None:
    """ "Does not arm, | train | or shelter them": between verbs of a list it is one too."""
    for i in range(1, len(tree.words) - 2):
        is_noun = tree.upos[i] == "NOUN" and tree.relations[i] == "conj"
        if not is_noun or tree.low[i] not in phrases("conduct", "homographs"):
            continue
        is_between = tree.low[i + 1] in _JOINTS and tree.upos[i + 2] == "VERB"
        above = tree.upos[tree.heads[i]]
        if is_between and above == "VERB" and not _is_noun_phrase(tree, i):
            tree.upos[i] = "VERB"


def past_verb(tree: Tree) -> None:
    """ "The law has been | amended.", "the raid never | happened.", "it would | abide": no noun has
    helpers, nor a subject of its own without "is"."""
    for i, word in enumerate(tree.words):
        if tree.upos[i] not in {"NOUN", "ADJ"}:
            continue
        if _is_helped(tree, i):
            tree.upos[i] = "VERB"
            for helper in tree.of(i, "cop"):
                tree.relations[helper] = "aux"
        if tree.upos[i] != "NOUN" or not word.endswith("ed") or word == lemma(word, "VERB"):
            continue
        is_clause = bool(tree.of(i, "nsubj")) and not tree.of(i, "cop")
        if (tree.of(i, "aux") or is_clause) and not _is_noun_phrase(tree, i):
            tree.upos[i] = "VERB"


def _is_helped(tree: Tree, i: int) -> bool:
    """ "Would | abide", "would be | paid": right behind what only helps a verb."""
    before = tree.low[max(0, i - 2) : i]
    is_paid = before[-1:] == ["be"] and before[0] in _HELPERS and is_participle(tree.words[i])
    is_bare = before[-1:] != [] and before[-1] in _HELPERS and tree.upos[i - 1] == "AUX"
    if not ((is_paid and tree.upos[i] == "NOUN") or is_bare):
        return False
    is_helpless = tree.low[i] in phrases("conduct", "helpless")
    return not is_helpless and not _is_noun_phrase(tree, i)


def behind(tree: Tree) -> None:
    """ "It was | behind | the blast": where something is, never a deed."""
    if "behind" not in tree.low:
        return
    for i, word in enumerate(tree.low[:-1]):
        if word != "behind" or tree.upos[i] != "VERB":
            continue
        noun = next((k for k in range(i + 1, len(tree.words)) if tree.upos[k] in _NAMING), None)
        if noun is not None and tree.heads[i] == noun:
            tree.upos[i], tree.relations[i] = "ADP", "case"


def _is_noun_phrase(tree: Tree, i: int) -> bool:
    return any(tree.relations[c] in {"det", "amod", "case", "nummod"} for c in tree.of(i))


def _swap(tree: Tree, cue: int, deed: int) -> None:
    """ "The Front | admitted | shelling it": the cue takes the deed's place and its subject."""
    above, relation = tree.heads[deed], tree.relations[deed]
    tree.heads[cue], tree.relations[cue] = cue if above == deed else above, relation
    tree.heads[deed], tree.relations[deed] = cue, "xcomp"
    for child in tree.of(deed):
        if child < cue or tree.relations[child] == "punct":
            tree.heads[child] = cue


def _govern(tree: Tree, verb: int, *, governor: int) -> None:
    """Make a word a verb on its governor, with the noun phrase behind it as its object."""
    last = verb + 1
    while last < len(tree.words) and tree.upos[last] in _PHRASE:
        last += 1
    nouns = [i for i in range(verb + 1, last) if tree.upos[i] in _NAMING | {"PRON"}]
    if not nouns:
        return
    tree.upos[verb] = "VERB"
    if tree.heads[verb] == nouns[-1]:
        tree.heads[verb] = governor
        tree.relations[verb] = "xcomp"
    tree.hang(nouns[-1], verb, "obj")


def _place(tree: Tree, clause: _Clause) -> None:
    """Hang the verb on what governs the clause, or leave it nothing above."""
    above = clause.governor
    tree.heads[clause.verb], tree.relations[clause.verb] = clause.verb, "root"
    if above is None:
        saying = next(
            (i for i in range(clause.end, len(tree.words)) if tree.upos[i] == "VERB"), None
        )
        above = saying
    if above is not None:
        relation = "ccomp" if tree.upos[above] == "VERB" else "acl"
        tree.hang(clause.verb, above, relation)
    that = clause.first - 1
    if that >= 0 and tree.low[that] == "that":
        tree.hang(that, clause.verb, "mark")


def _complete(tree: Tree, clause: _Clause) -> None:
    """The object's own words, and what follows it, hang where they belong."""
    tree.hang(clause.object, clause.verb, "obj")
    for i in range(clause.verb + 1, clause.object):
        if not clause.verb < tree.heads[i] <= clause.object or tree.heads[i] == i:
            tree.hang(i, clause.object, "det" if tree.upos[i] == "DET" else "amod")
    for i in range(clause.object + 1, clause.end):
        if not clause.object <= tree.heads[i] < clause.end or tree.heads[i] == i:
            tree.hang(i, clause.verb, "obl" if tree.upos[i] in _NAMING else tree.relations[i])


def _clauses(tree: Tree) -> Iterator[_Clause]:
    verbs = phrases("conduct", "homographs")
    for verb in range(1, len(tree.words) - 1):
        word = tree.low[verb]
        if not word.endswith("s") or tree.upos[verb] not in _NAMING:
            continue
        if lemma(word, "VERB") in verbs and (clause := _clause(tree, verb)):
            yield clause


def _clause(tree: Tree, verb: int) -> _Clause | None:
    first = verb
    while first and tree.upos[first - 1] in _PHRASE:
        first -= 1
    end = next((i for i in range(verb, len(tree.words)) if _stops(tree, i)), len(tree.words))
    last = verb + 1
    while last < end and tree.upos[last] in _PHRASE:
        last += 1
    nouns = [i for i in range(verb + 1, last) if tree.upos[i] in _NAMING | {"PRON"}]
    is_subject = tree.upos[verb - 1] in _NAMING and not _is_many(tree, verb - 1)
    if first == verb or not nouns or not is_subject:
        return None
    if any(tree.upos[i] in _VERBAL for i in range(first, end)):
        return None
    needed, governor = _needed(tree, first, tree.upos[verb + 1] in _OPENS_OBJECT)
    return _Clause(governor, first, verb, nouns[-1], end) if needed else None


def _stops(tree: Tree, i: int) -> bool:
    return tree.words[i] in _ENDS or tree.upos[i] in {"CCONJ", "SCONJ"}


def _is_many(tree: Tree, i: int) -> bool:
    """Several do not "train-s": a common noun in the plural is no subject of such a form."""
    return tree.upos[i] == "NOUN" and tree.low[i].endswith("s")


def _needed(tree: Tree, first: int, is_plain: bool) -> tuple[bool, int | None]:
    """Whether a clause must stand here, and what it hangs on."""
    before = first - 1
    if before < 0:
        return is_plain, None
    if tree.low[before] == "that" and tree.upos[before] == "SCONJ" and before:
        heads = (i for i in range(before - 1, -1, -1) if tree.upos[i] in _VERBAL | {"NOUN"})
        return True, next(heads, None)
    if tree.upos[before] != "VERB":
        return is_plain and tree.words[before] in _ENDS, None
    cue = lemma(tree.words[before], "VERB")
    takes_clause = cue in phrases("cues", "clause_takers")
    return takes_clause and (is_plain or cue in _CLAUSE_ONLY), before


# Behind these no bare noun phrase of such a kind is said: "said the Coalition arms rebels".
_CLAUSE_ONLY = frozenset({"say", "think", "insist", "argue", "add", "believe", "conclude"})


def garden_path(tree: Tree) -> None:
    """In "X plots attacks" the first word that could be either is the verb."""
    verbs, nouns = phrases("conduct", "plotting"), phrases("conduct", "plotted")
    for verb in range(1, len(tree.words) - 1):
        noun = verb + 1
        if tree.upos[verb] != "NOUN" or tree.upos[noun] not in {"VERB", "NOUN"}:
            continue
        is_path = lemma(tree.words[verb], "VERB") in verbs
        is_whole = is_path and tree.low[noun].endswith("s")
        if not is_whole or lemma(tree.words[noun], "NOUN") not in nouns:
            continue
        named = verb - 1
        if tree.upos[named] != "PROPN" or tree.heads[named] not in {verb, noun, named}:
            continue
        _turn(tree, named, verb, noun)


def _turn(tree: Tree, named: int, verb: int, noun: int) -> None:
    """Give the verb the place that the noun held in the tree."""
    above, relation = tree.heads[noun], tree.relations[noun]
    tree.upos[verb], tree.upos[noun] = "VERB", "NOUN"
    tree.heads[verb] = verb if above in {noun, verb} else above
    tree.relations[verb] = relation
    for child in tree.of(noun, "punct", "advmod", "nsubj", "advcl", "parataxis", "ccomp"):
        tree.heads[child] = verb
    tree.heads[noun], tree.relations[noun] = verb, "obj"
    tree.heads[named], tree.relations[named] = verb, "nsubj"
