"""Whose doing a verb or a noun is: who acts, is accused of it, is called on to do it, or owns it.

In: a sentence and the word that shows the conduct. Out: the head word of the doer, or None.
Refuses to look for a name nearby: only arcs, owners and the verb that has the noun are asked.
"""

from collections.abc import Iterable

from pactwatch.language.conduct.blame import answering, blamed_for, charged_by
from pactwatch.language.grammar.chunks import POSSESSIVES, RELATIVES, governed_by
from pactwatch.language.grammar.named_sides import is_bound, is_tied_behind
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    is_passive,
    obliques,
    particle_verbs,
    subject_of,
)
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.promise_words import breaking, keeping

__all__ = [
    "body_beside",
    "by_phrase",
    "carrier_of",
    "doer_of",
    "is_observed",
    "is_time_or_means",
    "maker_of",
    "owner_before",
    "owner_behind",
    "owner_of",
    "phaser_of",
    "sender_of",
    "sent_by",
    "whose",
]

# How far behind a passive verb its "by" may stand where the tree hangs it elsewhere.
_BY_REACH = 7


def doer_of(sentence: Sentence, verb: Token, subject: Token | None) -> Token | None:
    """The subject; of "an effort to train them" whose effort it is, for an effort trains nobody."""
    if found := _accused(sentence, verb) or _called_on(sentence, verb):
        return found
    if (told := _told_of_promise(sentence, verb)) is not None:
        subject = _accused(sentence, told) or subject_of(sentence, told) or subject
    if subject is not None and subject.lemma in phrases("conduct", "never_agents"):
        return whose(sentence, subject)
    if subject is not None and subject.relation == "appos":
        named = sentence.tokens[subject.head]
        subject = named if named.upos == "PROPN" and named.i < subject.i else subject
    is_purpose = (
        subject is not None
        and verb.relation == "acl"
        and verb.head == subject.i
        and subject.upos == "NOUN"
        and any(c.lower == "to" for c in children(sentence, verb, "mark"))
    )
    if not is_purpose or subject is None or subject.lemma in phrases("conduct", "part_nouns"):
        return subject
    return owner_of(sentence, subject) or maker_of(sentence, subject)


def whose(sentence: Sentence, noun: Token) -> Token | None:
    """Whose thing or doing a noun is: its owner, else who has or makes it by a verb.

    "Support from X" is X's, but who "made a retreat from X" was not X.
    """
    if noun.upos == "NOUN" and (by := _told_by(sentence, noun)):
        return by
    owner, maker = owner_of(sentence, noun), maker_of(sentence, noun)
    is_source = owner is not None and any(
        c.lower == "from" for c in children(sentence, owner, "case")
    )
    is_made = is_source and sentence.tokens[noun.head].lemma in phrases("conduct", "making")
    return maker if maker and is_made else owner or maker


def _told_by(sentence: Sentence, noun: Token) -> Token | None:
    """ "The use of violence by police": whoever "by" names behind a deed, past what it is done
    with."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 4]
    is_of = bool(behind) and behind[0].lower == "of"
    return by_phrase(sentence, noun) if is_of else None


def owner_before(sentence: Sentence, noun: Token) -> Token | None:
    """Whose doing a noun names by what stands before it: "X's raid", "the Turkish raid"."""
    below = [
        t for t in children(sentence, noun, "nmod", "compound", "amod", "nsubj") if t.i < noun.i
    ]
    owners = [t for t in below if t.upos == "PROPN" or t.text[0].isupper() or _has_s(sentence, t)]
    owners = [t for t in owners if t.relation != "nsubj" or _has_s(sentence, t)]
    owners = [t for t in owners if _is_one_phrase(sentence, t, noun) and _may_own(sentence, t)]
    is_sure = owners and (owners[-1].i > 0 or owners[-1].upos == "PROPN")
    return owners[-1] if is_sure else None


def _is_one_phrase(sentence: Sentence, owner: Token, noun: Token) -> bool:
    """Whether no clause and no mark stands between them, wherever the tree hangs the owner."""
    between = sentence.tokens[owner.i + 1 : noun.i]
    return all(t.upos not in _PARTING or t.relation == "amod" for t in between)


def _may_own(sentence: Sentence, owner: Token) -> bool:
    """ "Union-sanctioned airstrikes" are not the Union's by this, "Tank shelling" is no tank's."""
    arms = phrases("conduct", "machines") | phrases("conduct", "force_nouns")
    is_machine = owner.lemma.lower() in arms and not _has_s(sentence, owner)
    return not (is_machine or is_tied_behind(sentence.tokens, owner.i) or is_bound(owner))


_PARTING = frozenset({"VERB", "AUX", "PRON", "SCONJ", "CCONJ"})


def _has_s(sentence: Sentence, noun: Token) -> bool:
    return any(c.lower in {"'s", "'"} for c in children(sentence, noun, "case"))


def phaser_of(sentence: Sentence, noun: Token) -> Token | None:
    """Whose doing it is in "X resumed shipments", "shipments were halted by X"."""
    above = sentence.tokens[noun.head]
    off = particle_verbs(sentence, above) & phrases("conduct", "turning_phrases")
    if noun.relation == "obl" and off:
        return subject_of(sentence, above)  # "called off the release"
    if noun.relation not in {"obj", "nsubj"} or above.lemma not in phrases("conduct", "phasing"):
        return None
    if is_passive(sentence, above):
        return by_phrase(sentence, above)
    return subject_of(sentence, above) if noun.relation == "obj" else None


def sender_of(sentence: Sentence, machine: Token, *, has: bool = False) -> Token | None:
    """Who sent it in "a drone that X had launched", "a rocket fired by X"; if `has`, "X's jets",
    "its boats", "a lorry of X"."""
    for clause in children(sentence, machine, "acl"):
        if is_passive(sentence, clause):
            return by_phrase(sentence, clause)
        own = [t for t in children(sentence, clause, "nsubj") if t.lower not in RELATIVES]
        if own:
            return own[0]
    if not has:
        return None
    held = [t for t in children(sentence, machine, "nmod", "det") if t.i < machine.i]
    its = next((t for t in held if t.lower in POSSESSIVES), None)
    return owner_before(sentence, machine) or its or owner_behind(sentence, machine)


def carrier_of(sentence: Sentence, found: Iterable[int]) -> Token | None:
    """ "A lorry of X's army brought rifles", "army lorries": what carries does so for whoever has
    it."""
    for token in (sentence.tokens[i] for i in found):
        is_subject = token.relation == "nsubj"
        if is_subject and token.lemma in phrases("conduct", "machines"):
            return sender_of(sentence, token, has=True) or body_beside(sentence, token)
    return None


def body_beside(sentence: Sentence, machine: Token) -> Token | None:
    """ "Army lorries": a body in small letters that has what carries."""
    bodies = phrases("conduct", "owning_bodies")
    return next((t for t in children(sentence, machine, "compound") if t.lower in bodies), None)


def owner_behind(sentence: Sentence, noun: Token) -> Token | None:
    """ "Of the Velm navy", "from Velm", "belonging to X", behind a noun: a name's."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 3]
    is_held = [t.lower for t in behind] == ["belonging", "to"]
    link = behind[is_held] if len(behind) == 2 else None
    if link is None or not (is_held or link.lower in {"of", "from"}):
        return None
    owner = governed_by(sentence, link)
    words = sentence.tokens[link.i + 1 : owner.i + 1] if owner else ()
    is_named = any(t.upos == "PROPN" or t.text[0].isupper() for t in words)
    is_body = bool(words) and words[-1].lemma in phrases("conduct", "owning_bodies")
    return owner if is_named or is_body else None


def sent_by(sentence: Sentence, troops: Token) -> Token | None:
    """ "The army is sending 3,500 soldiers": the army's doing."""
    verb = sentence.tokens[troops.head]
    is_sent = troops.relation == "obj" and verb.lemma in phrases("conduct", "sending")
    return subject_of(sentence, verb) if is_sent else None


def by_phrase(sentence: Sentence, verb: Token) -> Token | None:
    """The noun of a passive's "by", by the tree or right behind the verb."""
    found = [t for t in obliques(sentence, verb, "by") if not is_time_or_means(sentence, t)]
    if found:
        return found[0]
    for token in sentence.tokens[verb.i + 1 : verb.i + 1 + _BY_REACH]:
        if token.upos in {"VERB", "PUNCT", "SCONJ"}:
            return None
        if token.lower == "by":
            noun = governed_by(sentence, token)
            return None if noun is None or is_time_or_means(sentence, noun) else noun
    return None


_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "fifth", "tenth"})


def is_time_or_means(sentence: Sentence, noun: Token) -> bool:
    """ "By 31 January", "in 2017", "by force", "by the river": nobody who could do anything."""
    times = phrases("conduct", "times_and_means")
    after = sentence.tokens[noun.i + 1].lower if noun.i + 1 < len(sentence.tokens) else ""
    if noun.lower in _FRACTIONS:
        return after != "of"  # "cut by half"
    if not noun.text.isdigit():
        # "From the direction of Karo": nobody in Karo need have done it.
        above = sentence.tokens[noun.head]
        is_towards = above.lemma == "direction" and noun.upos == "PROPN"
        return is_towards or noun.lemma.lower() in times
    beside = sentence.tokens[max(0, noun.i - 1) : noun.i + 2]
    return len(noun.text) == 4 or any(t.lemma.lower() in times for t in beside)


def _accused(sentence: Sentence, verb: Token) -> Token | None:
    """Who is said to have done it in "accused the army of burning farms and taking grain"."""
    for clause in (verb, *ancestors(sentence, verb)):
        beside = sentence.tokens[max(0, clause.i - 1) : clause.i]  # trees hang "of" elsewhere
        for mark in (*children(sentence, clause, "mark", "case"), *beside):
            before = sentence.tokens[mark.i - 1] if mark.i else mark
            if mark.lower == "for" and before.lemma in phrases("conduct", "answering"):
                return answering(sentence, before)  # "holds X responsible for burning farms"
            is_charge = mark.lower in {"of", "for"} and mark.i < verb.i
            if is_charge and (charged := charged_by(sentence, mark)):
                return None if charged.lower in RELATIVES - {"it"} else charged
        if clause.relation not in {"conj", "xcomp"}:
            return None
    return None


def _told_of_promise(sentence: Sentence, deed: Token) -> Token | None:
    """ "X failed to | keep | its promise to free them": what tells of the promise, wherever the
    tree hangs the deed; whoever keeps or breaks it is who promised."""
    tokens, i = sentence.tokens, deed.i - 1
    if (
        i < 2
        or tokens[i].lower != "to"
        or tokens[i - 1].lemma not in phrases("conduct", "promises")
    ):
        return None
    i -= 2
    while i > 0 and tokens[i].upos in {"PRON", "DET", "ADJ", "ADP"}:
        i -= 1
    is_told = tokens[i].lemma in keeping() or tokens[i].lemma in breaking()
    return tokens[i] if tokens[i].upos == "VERB" and is_told else None


def _called_on(sentence: Sentence, verb: Token) -> Token | None:
    """Who is to do it in "called on the army to leave", "put pressure on the army to leave"."""
    for clause in (verb, *ancestors(sentence, verb)):
        above = sentence.tokens[clause.head]
        is_to = any(c.lower == "to" for c in children(sentence, clause, "mark"))
        if is_to and not clause.is_root:
            caller = above if above.upos == "VERB" else sentence.tokens[above.head]
            named = {caller.lemma, *(t.lemma for t in children(sentence, caller, "obj"))}
            if named & phrases("conduct", "callers"):
                return _reached(sentence, caller, clause)
        if clause.is_root or clause.relation not in {"conj", "xcomp", "advcl", "acl"}:
            return None
    return None


def _reached(sentence: Sentence, caller: Token, clause: Token) -> Token | None:
    """The noun behind the first "on", "upon" or "to" between a call and what it asks for."""
    for token in sentence.tokens[caller.i + 1 : clause.i]:
        noun = governed_by(sentence, token) if token.lower in {"on", "upon", "to"} else None
        # "called on Monday on the army to leave"
        if noun is not None and noun.i < clause.i and not noun.lower.endswith("day"):
            return noun
    return None


def owner_of(sentence: Sentence, noun: Token) -> Token | None:
    """ "X's camps", "X camps", "camps of X", "protection by X"; "X's killing of Y" is X's.

    "Support from X" is X's, "a withdrawal from X" is not.
    """
    below = children(sentence, noun, "nmod", "compound", "amod", "det", "nsubj")
    below = tuple(t for t in below if not is_bound(t))
    owners = [t for t in below if t.relation != "det" or t.lower in POSSESSIVES]
    cases = {t.i: {c.lower for c in children(sentence, t, "case")} for t in owners}
    owners = [t for t in owners if t.relation != "nsubj" or cases[t.i] & {"'s", "'"}]
    if whose_ := next((t for t in owners if t.i < noun.i and cases[t.i] & {"'s", "'"}), None):
        return whose_
    ties = {"'s", "'", "of", "by"}
    if noun.lemma not in phrases("conduct", "leaving_nouns"):
        ties.add("from")
    fits = [t for t in owners if not cases[t.i] or cases[t.i] & ties]
    named = [t for t in fits if t.upos in {"PROPN", "PRON"} or t.lower in POSSESSIVES]
    bodies = phrases("conduct", "owning_bodies")
    plain = [
        t
        for t in fits
        if t.upos == "NOUN"
        and (t.relation == "nmod" or (t.relation == "compound" and t.lemma in bodies))
    ]
    return next(iter([*named, *plain]), None)


def is_observed(sentence: Sentence, noun: Token) -> bool:
    """ "We condemn the shelling": it is none of the doing of who condemns it."""
    above = sentence.tokens[noun.head]
    is_seen = noun.relation in {"obj", "obl"} and _is_observing(above)
    is_felt = noun.relation == "obl" and above.upos == "ADJ"  # "we are wary of the use of force"
    if is_felt and above.lemma not in phrases("conduct", "answering") | _ABLE:
        return True
    if noun.relation == "nmod" and above.lemma in phrases("conduct", "stances"):
        return True  # "their objections to the use of force"
    return is_seen or _is_made_so(sentence, noun) or _is_right_behind(sentence, noun)


_ABLE = frozenset({"capable", "able", "ready"})


def _is_made_so(sentence: Sentence, noun: Token) -> bool:
    """ "Hides guns, making raids harder": whose raids they are is not said."""
    verb = sentence.tokens[noun.head]
    if noun.relation != "obj" or verb.lemma not in phrases("conduct", "rendering"):
        return False
    behind = children(sentence, verb, "xcomp", "ccomp")
    return any(t.upos == "ADJ" and t.i > noun.i for t in behind)


def _is_right_behind(sentence: Sentence, noun: Token) -> bool:
    """ "Faced fresh attacks": by the words, where the tree makes no object of the noun."""
    i = noun.i - 1
    while i >= 0 and sentence.tokens[i].upos in {"ADJ", "DET", "NUM"}:
        i -= 1
    return i >= 0 and _is_observing(sentence.tokens[i])


def _is_observing(verb: Token) -> bool:
    """Whether a verb's subject sees, counts or judges what its object names."""
    return verb.upos == "VERB" and verb.lemma in phrases("conduct", "observing")


def maker_of(sentence: Sentence, noun: Token) -> Token | None:
    """ "X offers shelter": the noun's own verb has the subject."""
    while noun.relation == "conj" and sentence.tokens[noun.head].upos in {"NOUN", "PROPN"}:
        noun = sentence.tokens[noun.head]
    above = sentence.tokens[noun.head]
    if noun.relation == "obj" and above.lemma in phrases("conduct", "laying"):
        return blamed_for(sentence, noun)
    if is_observed(sentence, noun):
        return None  # "The mission recorded nine violations": they are not its own
    if noun.relation in {"obj", "obl", "xcomp"} and above.upos == "VERB":
        if is_passive(sentence, above):
            return by_phrase(sentence, above)
        return _accused(sentence, above) or subject_of(sentence, above)
    own = children(sentence, noun, "nsubj")
    return own[0] if own else None
