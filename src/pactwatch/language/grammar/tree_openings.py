"""Repairs of what opens a clause: a participle, a noun with its clause, a verb of saying.

In: a sentence's flat tree. Changes it where the rule's whole pattern stands; see `tree_repairs`.
"""

from pactwatch.language.grammar.tree import NOMINAL, Tree
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "closing_subject",
    "described",
    "having",
    "led_by_phrase",
    "let_be",
    "let_do",
    "named_subject",
    "next_subject",
    "nobody_did",
    "noun_clause",
    "of_a_noun",
    "point_number",
    "reduced_relative",
    "spliced",
    "told_by_next",
    "told_by_said",
    "told_subject",
    "told_too",
]


def described(tree: Tree) -> None:
    """ "The | promised | release was explained", "four | wanted | men were there": a participle
    between article or number and noun describes the noun, which is the clause's."""
    for verb in range(1, len(tree.words) - 1):
        if tree.upos[verb] != "VERB":
            continue
        noun, before = verb + 1, _BEFORE.get(tree.upos[verb - 1])
        is_between = before is not None and tree.upos[noun] == "NOUN"
        if not is_between or tree.relations[noun] != "nsubj":
            continue
        is_verbs = verb in {tree.heads[noun], tree.heads[verb - 1]}
        if not is_verbs or not tree.low[verb].endswith("ed"):
            continue
        if tree.heads[noun] == verb:
            tree.hang(noun, tree.heads[verb], "nsubj")
        tree.hang(verb, noun, "amod")
        tree.hang(verb - 1, noun, before or "det")


_BEFORE = {"DET": "det", "NUM": "nummod"}


def noun_clause(tree: Tree) -> None:
    """ "Reports that the army shelled it are false": the clause behind a noun is the noun's."""
    if "that" not in tree.low:
        return
    for mark in range(1, len(tree.words) - 1):
        verb, noun = tree.heads[mark], mark - 1
        is_that = tree.low[mark] == "that" and tree.relations[mark] == "mark"
        if not is_that or tree.upos[noun] != "NOUN" or tree.relations[verb] != "ccomp":
            continue
        if mark < verb < tree.heads[verb] and tree.relations[noun] == "nsubj":
            tree.hang(verb, noun, "acl")


def having(tree: Tree) -> None:
    """ "Having released them, the regiment went home, A said": done before by whoever acts next."""
    if len(tree.words) < 6 or tree.low[0] != "having" or tree.upos[1] != "VERB":
        return
    comma = next((i for i, word in enumerate(tree.words) if word == ","), None)
    subject = next(
        (i for i, r in enumerate(tree.relations) if comma and i > comma and r == "nsubj"), None
    )
    if subject is None or tree.relations[1] not in {"ccomp", "parataxis"}:
        return
    if tree.heads[subject] not in {1, subject}:
        tree.hang(1, tree.heads[subject], "advcl")


def let_be(tree: Tree) -> None:
    """ "Thought better of shelling it": who thought is who shells."""
    if "better" not in tree.low:
        return
    for of in range(2, len(tree.words) - 1):
        deed, better = tree.heads[of], of - 1
        is_better = tree.low[better] == "better" and tree.low[of] == "of"
        if is_better and tree.heads[deed] == better and tree.relations[better] == "advmod":
            tree.hang(deed, tree.heads[better], "advcl")


def told_by_said(tree: Tree) -> None:
    """ "The mayor of the town that the army left said | shells fell": what is said is said's."""
    for verb, relation in enumerate(tree.relations):
        if relation != "ccomp" or tree.upos[verb] != "VERB":
            continue
        for subject in tree.of(verb, "nsubj"):
            said = subject - 1
            while said > tree.heads[verb] and tree.upos[said] in {"DET", "ADJ", "NUM"}:
                said -= 1
            is_speech = tree.upos[said] == "VERB" and lemma(tree.words[said], "VERB") in _SAYING
            is_open = is_speech and not tree.of(said, "ccomp", "nsubj")
            if tree.heads[verb] < said < subject and is_open:
                tree.hang(verb, said, "ccomp")


def told_subject(tree: Tree) -> None:
    """ "| Eleven | of the men were handed over, their lawyer said": of two subjects of "said" the
    one before the clause that is told is that clause's."""
    for i, relation in enumerate(tree.relations):
        said = tree.heads[i]
        if relation != "nsubj" or lemma(tree.words[said], "VERB") not in _SAYING:
            continue
        other = next((o for o in tree.of(said, "nsubj") if o > i), said)
        told = next((v for v in tree.of(said, "ccomp", "advcl") if i < v < other), None)
        is_free = told is not None and not tree.of(told, "nsubj", "expl", "csubj")
        if told is not None and is_free and other != said and tree.upos[told] == "VERB":
            tree.hang(i, told, "nsubj")


def told_too(tree: Tree) -> None:
    """ "Concluded that X fired | and that one crossed the river": both clauses are told."""
    if "that" not in tree.low:
        return
    for verb, relation in enumerate(tree.relations):
        said = tree.heads[verb]
        is_second = relation == "conj" and said < verb and _is_marked(tree, verb)
        if not is_second or _is_marked(tree, said):
            continue
        told = next((t for t in tree.of(said, "ccomp") if said < t < verb), None)
        if told is not None and _is_marked(tree, told):
            tree.hang(verb, told, "conj")


def _is_marked(tree: Tree, verb: int) -> bool:
    return any(tree.low[m] == "that" for m in tree.of(verb, "mark"))


def told_by_next(tree: Tree) -> None:
    """ "Plans to announce | that it has left": the clause is the announcement's."""
    if "that" not in tree.low:
        return
    for that in range(2, len(tree.words) - 1):
        verb, said = tree.heads[that], that - 1
        is_clause = tree.relations[that] == "mark" and tree.relations[verb] == "ccomp"
        is_speech = tree.upos[said] == "VERB" and lemma(tree.words[said], "VERB") in _SAYING
        is_beside = tree.relations[said] == "xcomp" and tree.heads[said] == tree.heads[verb]
        if is_clause and is_speech and is_beside and tree.low[that] == "that":
            tree.hang(verb, said, "ccomp")


def let_do(tree: Tree) -> None:
    """ "Lets all forty | fishermen | go": who goes stands behind the verb that lets him."""
    for noun, relation in enumerate(tree.relations):
        verb = tree.heads[noun]
        if relation != "nsubj" or verb >= noun or lemma(tree.words[verb], "VERB") not in _LETTING:
            continue
        deed = next((d for d in tree.of(verb, "xcomp") if d > noun), None)
        if deed is not None and any(s < verb for s in tree.of(verb, "nsubj")):
            tree.hang(noun, deed, "nsubj")


_LETTING = frozenset({"let", "make", "help", "see", "watch", "hear"})


def named_subject(tree: Tree) -> None:
    """ "The Bugle's | Hana Gorvan | was pushed": a name that no noun owns is the subject; nor is a
    noun alone before the verb anybody's."""
    _bare_subject(tree)
    for name, relation in enumerate(tree.relations):
        verb = tree.heads[name]
        is_beside = relation == "appos" and tree.upos[name] == "PROPN" and name < verb
        if is_beside and tree.upos[verb] == "VERB" and not tree.of(verb, "nsubj", "csubj"):
            tree.hang(name, verb, "nsubj")


def _bare_subject(tree: Tree) -> None:
    """ "At least nine | shells | struck the market": a noun right before the sentence's verb that
    no preposition ties to anything is its subject."""
    for verb in range(2, len(tree.words)):
        noun = verb - 1
        if tree.relations[verb] != "root" or tree.upos[verb] != "VERB":
            continue
        if tree.relations[noun] != "nmod" or tree.upos[noun] != "NOUN":
            continue
        ties = [c for c in tree.of(noun, "case") if not _is_counting(tree, c)]
        is_tied = bool(ties) or bool(tree.of(verb, "nsubj", "csubj", "expl", "aux", "cop"))
        if not is_tied and tree.of(verb, "obj", "ccomp", "obl"):
            tree.hang(noun, verb, "nsubj")


def _is_counting(tree: Tree, at: int) -> bool:
    """ "At least nine shells": no preposition that ties them."""
    return any(word in {"least", "most"} for word in tree.low[at + 1 : at + 2])


def closing_subject(tree: Tree) -> None:
    """ "X in the upper valley, | the head of the mission | said": who says it stands behind the
    comma, and is not set beside the valley."""
    for said, upos in enumerate(tree.upos):
        is_speech = upos == "VERB" and lemma(tree.words[said], "VERB") in _SAYING
        if not is_speech or tree.of(said, "nsubj"):
            continue
        comma = next((i for i in range(said - 1, 0, -1) if tree.words[i] == ","), said)
        for noun in range(comma + 1, said):
            if tree.relations[noun] == "appos" and tree.heads[noun] < comma:
                tree.hang(noun, said, "nsubj")
                break


def spliced(tree: Tree) -> None:
    """ "He has promised a truce, he has broken it": the second clause stands beside the first."""
    for verb, relation in enumerate(tree.relations):
        if relation not in {"acl", "ccomp"}:
            continue
        first = tree.heads[verb]
        if not tree.upos[first] == "VERB" == tree.upos[verb]:
            continue
        subject = max((s for s in tree.of(verb, "nsubj") if s < verb), default=None)
        is_taken = any(first < n < (subject or 0) for n in tree.of(verb, "obj"))
        is_clause = relation == "acl" or is_taken
        if not is_clause or subject is None or tree.words[subject - 1] != "," or first > subject:
            continue
        tree.relations[verb] = "conj"
        for noun in [n for n in tree.of(verb, "obj", "nsubj") if n < subject]:
            tree.hang(noun, first, "obj" if noun > first else "nsubj")


def of_a_noun(tree: Tree) -> None:
    """ "A payment to the villagers": what hangs on a noun by a preposition is the noun's."""
    for i, relation in enumerate(tree.relations):
        head = tree.heads[i]
        is_noun = tree.upos[head] == "NOUN" and tree.upos[i] in {"NOUN", "PROPN"}
        if relation == "obl" and is_noun and head < i and not tree.of(head, "cop", "nsubj"):
            tree.relations[i] = "nmod"


_SAYING = frozenset(
    ["say", "add", "tell", "claim", "report", "admit", "deny", "believe", "announce", "declare"]
)


def reduced_relative(tree: Tree) -> None:
    """ "Villagers reached by telephone | said shells fell": the participle is the noun's, and the
    verb of saying right behind its phrase, with no subject of its own between, is the clause's."""
    told = phrases("cues", "reporting")
    for verb in range(3, len(tree.words)):
        part = _participle_before(tree, verb) if tree.upos[verb] == "VERB" else None
        word = tree.words[verb]
        if part is None or lemma(word, "VERB") not in told or not _is_past(word):
            continue
        head, relation = tree.heads[part], tree.relations[part]
        tree.heads[verb], tree.relations[verb] = (verb if head == part else head), relation
        below = tree.of(part)
        tree.heads[part], tree.relations[part] = part - 1, "acl"
        tree.heads[part - 1], tree.relations[part - 1] = verb, "nsubj"
        for child in (c for c in below if c < part - 1 or c > verb):
            tree.hang(child, verb, tree.relations[child])


def nobody_did(tree: Tree) -> None:
    """ "Nobody | recruited in our districts", "no man of ours | fired": whom a sentence says there
    is none of, with a verb in the past and no other, did not do it."""
    if tree.low[0] not in _NOBODY or tree.words[-1] not in {".", "!", ";"}:
        return
    root = next((i for i, head in enumerate(tree.heads) if head == i), 0)
    verbs = [i for i, upos in enumerate(tree.upos) if upos in {"VERB", "AUX"}]
    deeds = tree.of(root, "acl") if tree.upos[root] in NOMINAL and root < _OPENING else []
    if len(deeds) != 1 or verbs[:1] != deeds or tree.of(deeds[0], "nsubj"):
        return
    verb = deeds[0]
    if not _is_past(tree.words[verb]) or any(tree.relations[v] in _MAIN for v in verbs[1:]):
        return
    tree.heads[verb], tree.relations[verb] = verb, "root"
    tree.heads[root], tree.relations[root] = verb, "nsubj"
    for child in (c for c in tree.of(root) if c > verb):
        tree.hang(child, verb, tree.relations[child])


def led_by_phrase(tree: Tree) -> None:
    """ "On the nights of May men of the Front | recruited | in Tamsin": where a preposition's noun
    would govern the sentence, its only verb, in the past, does."""
    root = next((i for i, head in enumerate(tree.heads) if head == i), 0)
    subjects = tree.of(root, "nsubj") if 0 in tree.of(root, "case") else []
    deeds = tree.of(subjects[0], "acl") if len(subjects) == 1 else []
    finite = [i for i, upos in enumerate(tree.upos) if upos in {"VERB", "AUX"}]
    finite = [i for i in finite if tree.relations[i] != "amod"]
    if tree.words[-1] != "." or finite != deeds or len(deeds) != 1 or tree.of(deeds[0], "nsubj"):
        return
    if not _is_past(tree.words[deeds[0]]):
        return
    tree.heads[deeds[0]], tree.relations[deeds[0]] = deeds[0], "root"
    tree.heads[root], tree.relations[root] = deeds[0], "obl"
    tree.hang(subjects[0], deeds[0], "nsubj")


_NOBODY = frozenset({"nobody", "no", "none", "neither"})
_OPENING = 4  # words in which the noun of such an opening stands
_MAIN = frozenset({"root", "conj", "parataxis"})


def _participle_before(tree: Tree, verb: int) -> int | None:
    """The participle between whose noun phrase and this verb stands nothing but its own phrase."""
    part = tree.heads[verb]
    is_noun = 0 < part < verb - 2 and tree.upos[part - 1] == "NOUN"
    if not is_noun or tree.heads[part - 1] != part or tree.upos[part] != "VERB":
        return None
    is_led = tree.upos[part + 1] == "ADP" and is_participle(tree.words[part])
    between = tree.upos[part + 1 : verb]
    is_phrase = between[-1] in NOMINAL and not set(between) & {"VERB", "CCONJ", "SCONJ", "PUNCT"}
    before = [s for s in tree.of(verb, "nsubj", "mark", "expl") if s < verb]
    return part if is_led and is_phrase and not before else None


def _is_past(word: str) -> bool:
    """ "Said", "told", "reported": no bare form, no "-ing"."""
    return lemma(word, "VERB") != word.lower() and not word.lower().endswith("ing")


def next_subject(tree: Tree) -> None:
    """ "A said X, and | an official | who was there said Y": a verb that has its subject before it
    leaves a second one behind it to the next verb that has none."""
    for i, relation in enumerate(tree.relations):
        verb = tree.heads[i]
        if relation != "nsubj" or verb >= i or tree.upos[i] not in NOMINAL:
            continue
        if not any(s < verb for s in tree.of(verb, "nsubj")):
            continue
        own = (w for w in tree.of(verb, "conj", "parataxis") if w > i and tree.upos[w] == "VERB")
        following = next(own, None)
        is_free = following is not None and not tree.of(following, "nsubj", "expl", "csubj")
        if following is None or not is_free or tree.low[following].endswith("ing"):
            continue
        if all(_is_below(tree, k, i) for k in range(i + 1, following) if tree.upos[k] in NOMINAL):
            tree.hang(i, following, "nsubj")


def _is_below(tree: Tree, i: int, above: int) -> bool:
    seen = set()
    while i not in seen and i != above:
        seen.add(i)
        i = tree.heads[i]
    return i == above


def point_number(tree: Tree) -> None:
    """ "26. Between May and June 40 nurses were hired": a point's number governs no sentence."""
    is_point = len(tree.words) > 3 and tree.words[0].isdigit() and tree.words[1] == "."
    if not is_point or tree.heads[0] != 0:
        return
    verbs = [v for v in tree.of(0) if tree.upos[v] == "VERB" and tree.of(v, "nsubj", "expl")]
    if not verbs:
        return
    for child in tree.of(0):
        tree.heads[child] = verbs[0]
    tree.heads[verbs[0]], tree.relations[verbs[0]] = verbs[0], "root"
    tree.heads[0], tree.relations[0] = verbs[0], "discourse"
