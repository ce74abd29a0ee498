"""Rules that set clauses and phrases of a tree right, whatever opens, breaks or stands beside one.

Each takes a tree and mends it in place where its whole pattern stands; tree_repairs has the order.
Refuses to look at more than word classes, order and marks.
"""

from pactwatch.language.grammar.tree import NOMINAL, Tree
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "COMPLEMENTS",
    "apposition",
    "around_report",
    "before_its_clause",
    "contact_clause",
    "floating",
    "fronted",
    "in_its_clause",
    "open_complement",
    "own_subject",
    "past_main",
    "past_stop",
    "subject_across",
    "subject_before",
    "subject_behind",
]

# What a verb's complements hang by; a subject or a mark before it is not among them.
COMPLEMENTS = frozenset({"obj", "obl", "xcomp", "ccomp", "advmod", "advcl", "iobj", "nmod"})


def fronted(tree: Tree) -> None:
    """ "Under the accord reached in May, X pledged to leave": the phrase that opens a sentence is
    no root; the first verb behind its comma that has a subject of its own is."""
    root = next((i for i, r in enumerate(tree.relations) if r == "root"), None)
    if root is None or tree.upos[root] not in {"NOUN", "PROPN"} or tree.upos[0] != "ADP":
        return
    if 0 not in tree.of(root, "case") or tree.of(root, "cop", "nsubj") or "," not in tree.words:
        return
    comma = tree.words.index(",")
    for verb in range(comma + 1, len(tree.words)):
        if tree.upos[verb] == "VERB" and any(comma < s < verb for s in tree.of(verb, "nsubj")):
            if root < comma:
                tree.heads[verb], tree.relations[verb] = verb, "root"
                tree.hang(root, verb, "obl")
            return


def subject_behind(tree: Tree) -> None:
    """ "According to the report, X gave rifles": of two subjects the one behind a preposition is
    none."""
    for i, relation in enumerate(tree.relations):
        verb = tree.heads[i]
        if relation != "nsubj" or not any(
            tree.upos[k] in {"ADP", "VERB"} for k in tree.of(i, "case")
        ):
            continue
        if any(i < other < verb for other in tree.of(verb, "nsubj")):
            tree.hang(i, verb, "obl")


def subject_before(tree: Tree) -> None:
    """ "| The actor | has decided that he left": of two subjects of what is told the one before the
    verb that tells it, which has none, is that verb's."""
    for i, relation in enumerate(tree.relations):
        told = tree.heads[i]
        said = tree.heads[told]
        if relation != "nsubj" or tree.relations[told] != "ccomp" or not i < said < told:
            continue
        is_second = any(said < other < told for other in tree.of(told, "nsubj"))
        if is_second and tree.upos[said] == "VERB" and not tree.of(said, "nsubj", "expl", "csubj"):
            tree.hang(i, said, "nsubj")


def own_subject(tree: Tree) -> None:
    """ "Was hit when soldiers opened fire on the car she was in": a noun right before a verb that
    has no subject is its subject, and no second one of a verb before or further on."""
    for i, relation in enumerate(tree.relations):
        if relation != "nsubj":
            continue
        far = tree.heads[i]
        is_comma = i > 0 and tree.words[i - 1] == "," and tree.upos[i] == "PRON"
        if not (is_comma or tree.upos[i] in {"NOUN", "PROPN"}):
            continue
        verb = i + 1
        while verb < len(tree.words) - 1 and tree.upos[verb] in {"AUX", "ADV"}:
            verb += 1
        is_free = verb < len(tree.words) and far != verb and tree.upos[verb] == "VERB"
        if not is_free or tree.relations[verb] not in _FINITE:
            continue
        others = [other for other in tree.of(far, "nsubj") if other != i]
        is_beside = tree.relations[verb] == "advcl"
        is_beside |= tree.relations[verb] == "ccomp" and tree.heads[verb] == far
        is_beside |= is_comma and tree.relations[verb] in {"parataxis", "conj"}
        is_second = any(verb < o < far or (is_beside and o < far < i) for o in others)
        is_second |= any(verb < there < far for there in tree.of(far, "expl"))
        if is_second and not tree.of(verb, "nsubj", "expl", "csubj"):
            tree.hang(i, verb, "nsubj")


_FINITE = frozenset({"root", "advcl", "ccomp", "conj", "parataxis"})


def past_main(tree: Tree) -> None:
    """ "The report, which came out in May, X gave rifles | to Y": a side clause that a comma closed
    has nothing behind the main verb."""
    root = next((i for i, r in enumerate(tree.relations) if r == "root"), None)
    if root is None or lemma(tree.words[root], "VERB") in phrases("cues", "reporting"):
        return
    for i in range(root + 1, len(tree.words)):
        side = tree.heads[i]
        is_side = side < root and tree.relations[side] in {"acl", "advcl"}
        if is_side and tree.relations[i] in COMPLEMENTS and "," in tree.words[side:root]:
            tree.hang(i, root, tree.relations[i])


def contact_clause(tree: Tree) -> None:
    """ "The flats it promised, X said": a clause on a noun stands behind it, so one that hangs on a
    verb belongs to the noun right before its own subject ("on Monday he said" is none)."""
    times = phrases("conduct", "times_and_means")
    for i, relation in enumerate(tree.relations):
        above = tree.heads[i]
        if relation != "acl" or above == i or tree.upos[above] != "VERB":
            continue
        subjects = [s for s in tree.of(i, "nsubj") if s < i and tree.upos[s] == "PRON"]
        subjects = [s for s in subjects if above > i or above < s - 1]
        noun = subjects[0] - 1 if subjects else -1
        if noun < 0 or tree.upos[noun] not in {"NOUN", "PROPN"}:
            continue
        if lemma(tree.words[noun], "NOUN").lower() not in times:
            tree.hang(i, noun, "acl")


def apposition(tree: Tree) -> None:
    """ "The Guard, one of the oldest units, holds the gate": what is set beside a noun hangs on it,
    not on the verb."""
    for i, relation in enumerate(tree.relations):
        above = tree.heads[i]
        if relation != "appos" or tree.upos[above] != "VERB" or above <= i:
            continue
        own = [k for k in range(i) if tree.heads[k] == i and tree.upos[k] != "PUNCT"]
        first = min(own, default=i)
        noun = first - 2
        if noun < 0:
            continue
        if tree.words[first - 1] != "," or tree.upos[noun] not in {"NOUN", "PROPN"}:
            continue
        while tree.heads[noun] < i and tree.upos[tree.heads[noun]] in NOMINAL:
            if tree.heads[noun] == noun:
                break
            noun = tree.heads[noun]
        tree.hang(i, noun, "appos")


def before_its_clause(tree: Tree) -> None:
    """ "After leaving Tarn, X shelled it, Y said": what opens the reported clause belongs to it and
    not to the verb of saying behind."""
    for i, relation in enumerate(tree.relations):
        said = tree.heads[i]
        if relation != "advcl" or said <= i or tree.of(i, "nsubj"):
            continue
        if not tree.words[i].endswith("ing") and not tree.of(i, "aux"):
            continue
        told = [k for k in tree.of(said, "ccomp") if i < k < said and tree.of(k, "nsubj")]
        subject = min(tree.of(told[0], "nsubj")) if told else i
        if subject <= i:
            continue
        tree.hang(i, told[0], "advcl")
        for k in (k for k in tree.of(told[0], "obj") if i < k < subject):
            tree.hang(k, i, "obj")  # "by bombarding | the village | X broke it"


def in_its_clause(tree: Tree) -> None:
    """ "X found that | on 5 June | the guards, acting on an order, shelled it": what stands behind
    the "that" of a clause is of that clause, and of no verb before it."""
    if "that" not in tree.low:
        return
    for mark, relation in enumerate(tree.relations):
        verb = tree.heads[mark]
        is_opening = relation == "mark" and tree.low[mark] == "that"
        if not is_opening or tree.relations[verb] != "ccomp" or tree.upos[verb] != "VERB":
            continue
        for i in range(mark + 1, verb):
            if tree.relations[i] in {"obl", "advmod"} and tree.heads[i] < mark:
                tree.hang(i, verb, tree.relations[i])


def floating(tree: Tree) -> None:
    """ "The army and the Front each | released ten": the main verb, no clause on its subject."""
    if _EACH.isdisjoint(tree.low):
        return
    for i in range(1, len(tree.words) - 1):
        verb, noun = i + 1, tree.heads[i + 1]
        is_each = tree.low[i] in _EACH
        is_acl = is_each and tree.upos[verb] == "VERB" and tree.relations[verb] == "acl"
        if not is_acl or noun >= i or tree.relations[noun] != "nsubj" or tree.of(verb, "nsubj"):
            continue
        above = tree.heads[noun]
        tree.hang(verb, above, "ccomp")
        tree.hang(noun, verb, "nsubj")
        tree.hang(i, verb, "advmod")


_EACH = frozenset({"each", "both", "all"})


def past_stop(tree: Tree) -> None:
    """ "A admitted it but maintained that X; B said Y": no verb has its subject behind a semicolon,
    and none reaches over one for its own."""
    if ";" not in tree.words:
        return
    for i, relation in enumerate(tree.relations):
        verb = tree.heads[i]
        if relation != "nsubj" or verb >= i or ";" not in tree.words[verb:i]:
            continue
        later = next((k for k in range(i + 1, len(tree.words)) if tree.upos[k] == "VERB"), None)
        if later is None:
            continue
        crossed = [k for k in tree.of(later, "nsubj") if ";" in tree.words[k:later]]
        tree.hang(i, later, "nsubj")
        for k in crossed:
            tree.hang(k, verb, "nsubj")


def around_report(tree: Tree) -> None:
    """ "The army has, | the mission said, | left Tarn": what stands around a report is what it
    reports, and a helper before it helps the verb behind."""
    reporting = phrases("cues", "reporting")
    for said in range(2, len(tree.words) - 2):
        is_said = tree.upos[said] == "VERB" and lemma(tree.words[said], "VERB") in reporting
        if not is_said or tree.words[said + 1] != ",":
            continue
        behind = [k for k in range(said + 2, len(tree.words)) if tree.heads[k] == said]
        told = next((k for k in behind if tree.relations[k] in {"advcl", "ccomp"}), None)
        comma = next((k for k in range(said - 1, 0, -1) if tree.words[k] == ","), None)
        if told is None or comma is None or tree.of(told, "mark"):
            continue
        if any(s < comma for s in tree.of(told, "nsubj")):
            tree.hang(told, said, "ccomp")
            helper = comma - 1
            if tree.upos[helper] == "AUX" and tree.heads[helper] == said:
                tree.hang(helper, told, "aux")


def open_complement(tree: Tree) -> None:
    """ "The army stopped shelling", "continued to shell": what is begun, gone on with or stopped
    has the subject of the verb before it."""
    verbs = phrases("conduct", "phases")
    for i in (i for i in range(1, len(tree.words)) if tree.upos[i] == "VERB"):
        _subjectless(tree, i)
        is_infinitive = tree.low[i - 1] == "to"
        is_doing = is_infinitive or tree.words[i].endswith("ing")
        if not is_doing or tree.relations[i] not in _OPEN:
            continue
        above = i - 2 if is_infinitive else i - 1
        while above > 0 and (tree.upos[above] == "ADV" or tree.low[above] == "on"):
            above -= 1
        is_phase = above >= 0 and lemma(tree.words[above], "VERB") in verbs
        if is_phase and tree.upos[above] == "VERB" and not tree.of(i, "nsubj"):
            tree.hang(i, above, "xcomp")
            for behind in (k for k in tree.of(above, "obj") if k > i):
                tree.hang(behind, i, "obj")


def _subjectless(tree: Tree, i: int) -> None:
    """ "Is said | to have shelled it", "admitted | having shelled it", "was seen | shelling it": a
    clause without a subject or finite verb has that of the verb before it."""
    if tree.relations[i] not in _BELOW or tree.of(i, "nsubj"):
        return
    start = i
    while start > 1 and (tree.upos[start - 1] in {"AUX", "ADV"}):
        start -= 1
    is_perfect = start < i and tree.low[start] in {"have", "having"}
    is_infinitive = tree.low[start - 1] == "to"
    if is_infinitive:
        start -= 1
    elif not (is_perfect or (start == i and tree.words[i].endswith("ing"))):
        return
    above = start - 1
    while above > 0 and tree.upos[above] in {"ADP", "ADV"} and not is_infinitive:
        above -= 1  # "gave up | shelling it"
    if above < 0 or tree.upos[above] not in {"VERB", "ADJ"}:
        return
    if tree.heads[i] == above or (not is_infinitive and _is_seen(tree, above)):
        tree.hang(i, above, "xcomp")
        for k in range(start, i):
            if tree.upos[k] == "AUX":
                tree.hang(k, i, "aux")
        for k in (k for k in tree.of(above, "obj") if k > i):
            tree.hang(k, i, "obj")


_BELOW = frozenset({"ccomp", "xcomp"})


def _is_seen(tree: Tree, verb: int) -> bool:
    """ "Was seen", "were caught": in the passive, so that what is seen is the subject's doing."""
    is_seeing = lemma(tree.words[verb], "VERB") in phrases("conduct", "seeing")
    return is_seeing and any(tree.upos[k] == "AUX" for k in tree.of(verb, "aux"))


_OPEN = frozenset({"ccomp", "xcomp", "advcl", "acl", "conj", "obj"})


def subject_across(tree: Tree) -> None:
    """ "The army | shelled | Assembly positions": with the clause's verb between them two nouns are
    no one phrase, and the first does it."""
    for verb, upos in enumerate(tree.upos):
        if upos != "VERB" or tree.relations[verb] not in _CLAUSES:
            continue
        doer = verb - 1
        while doer > 0 and tree.upos[doer] in {"ADV", "AUX", "PART"}:
            doer -= 1
        if doer < 0 or tree.upos[doer] not in NOMINAL or tree.relations[doer] != "compound":
            continue
        done_to = tree.heads[doer]
        if done_to <= verb or tree.heads[done_to] != verb or tree.of(verb, "nsubj"):
            continue
        for i in [i for i in tree.of(done_to) if i < doer]:
            tree.hang(i, doer, tree.relations[i])
        tree.hang(doer, verb, "nsubj")


_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis", "advcl"})
