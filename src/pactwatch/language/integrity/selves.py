"""A speaker against himself: a body that charges itself, owns what it denies, or has two masters.

In: a statement among the others. Out: a flag that names both sides. A party that really changed its
word says so ("admitted", "until", "earlier"), and whoever changed sides is "former": those pass.
Refuses to say which of two sentences is the wrong one.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import (
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
    VoiceLevel,
)
from pactwatch.language.grammar.syntax import NEGATORS
from pactwatch.language.integrity.contradictions import sets_right
from pactwatch.language.integrity.looked_up import (
    armed_in,
    by_denied,
    by_name,
    without_assessment,
)
from pactwatch.language.integrity.scene import Scene, doers_of, sentences_of, short
from pactwatch.language.integrity.watchers import is_watching
from pactwatch.language.names.names import bare
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "charges_itself",
    "knows_and_does_not",
    "owns_what_it_denies",
    "serves_both_sides",
    "speaks_as_another",
]

# The words of a name that have a capital, in their order.
Words = tuple[str, ...]
_CHARGES = frozenset({SpeechAct.ALLEGE, SpeechAct.URGE, SpeechAct.ORDER, SpeechAct.THREATEN})
_NO_OWN_WORDS = frozenset({SpeechAct.ADMIT, SpeechAct.DENY, SpeechAct.PLEDGE, SpeechAct.URGE})
# Words that say a speaker's word, or the matter, has changed.
_CHANGED = re.compile(
    r"\b(?:admit\w*|acknowledg\w*|conced\w*|confess\w*|until|earlier|previously|former\w*|now|"
    r"later|since|after|once|ended|ago|last|longer|mistake\w*|error\w*|regret\w*|apolog\w*|"
    r"itself|themselves|had (?:denied|said|told))\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"\b(?:can|could|able to|in a position to) (?:now )?(?:confirm|verify|say for)"
)
# Of so many words of the matter half must be the same (a guess).
_SHARED = 0.5


def charges_itself(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """ "The commission accused the commission of shelling": one name on both sides of a charge."""
    statement, name = statements[i], statements[i].speaker.name
    if statement.speech_act not in _CHARGES or not name or len(name.split()) < 2:
        return []
    words = bare(" ".join(c.text for c in statement.content))
    called = {bare(name), bare(statement.speaker.mention or name)}
    is_same = any(re.match(rf"{re.escape(n)} (?:of|to|for)\b", words) for n in called)
    if not is_same or statement.quote_type is QuoteType.DIRECT:
        return []
    reason = f"“{name}” speaks of “{name}” as of another: one of the two names may be wrong."
    return [Flag(FlagCode.AGENT_SWAP, Severity.BLOCK, reason)]


def owns_what_it_denies(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """A party says plainly that it does what it denies elsewhere in the same document."""
    statement = statements[i]
    own = _capitals(statement.speaker)
    if not own or statement.speech_act in _NO_OWN_WORDS:
        return []
    claims = [*_against_itself(statement, own, scene)]
    if not claims or _has_changed(statement, scene):
        return []
    for claim in claims:
        if waved := _waves_off(i, statements, scene):
            reason = (
                f"{statement.speaker.name} would own to {claim.conduct} here, and calls it untrue "
                f"in “{waved}”; a negation may have been lost."
            )
            return [Flag(FlagCode.NEGATION_FLIP, Severity.BLOCK, reason)]
        needed = scene.codebook.entailed(claim.conduct)
        for j in sorted({j for code in needed for j in by_denied(statements).get(code, ())}):
            other = statements[j]
            if j == i or _has_changed(other, scene) or _stand_together(statement, other, scene):
                continue
            if _is_from_below(statement.speaker, other.speaker):
                continue
            if sets_right(other, statement):
                continue
            if _denies(other, claim, own, scene):
                words = short(other.content[0].text)
                reason = (
                    f"{statement.speaker.name} would own to {claim.conduct} here, and denies it in "
                    f"“{words}”; a negation or a name may have been lost."
                )
                return [Flag(FlagCode.NEGATION_FLIP, Severity.BLOCK, reason)]
    return []


# Of these what a body's voice denies is no slip but an admission (METHOD b25).
_BELOW = (VoiceLevel.FIELD_COMMANDER, VoiceLevel.RANK_AND_FILE, VoiceLevel.UNOFFICIAL)
_UNNAMED = (SpeakerStatus.ANONYMOUS_SINGLE, SpeakerStatus.ANONYMOUS_PLURAL)


def _is_from_below(one: Speaker, other: Speaker) -> bool:
    """ "Two gunners said that their unit had shelled it", and a spokesman that nobody had."""
    is_below = one.status in _UNNAMED or one.voice_level in _BELOW
    return is_below and one.name != other.name and one.mention != other.mention


def _waves_off(i: int, statements: Sequence[Statement], scene: Scene) -> str:
    """ "It had trained them at the base. “That is a fairy tale,” she said": what is waved off right
    behind is what stands before."""
    after = statements[i + 1] if i + 1 < len(statements) else None
    if after is None or not after.content or after.speech_act is not SpeechAct.DENY:
        return ""
    between = scene.text[statements[i].content[-1].end : after.content[0].start]
    is_next = "\n" not in between and after.speaker.name == statements[i].speaker.name
    words = after.content[0].text
    return (
        short(words)
        if is_next and not after.claims and _THAT_IS.match(words) and " true of " not in words
        else ""
    )


_THAT_IS = re.compile(
    r"(?:That|This|It|All (?:of )?(?:that|this))(?:['’]s| is| was)\b", re.IGNORECASE
)


def _against_itself(statement: Statement, own: Words, scene: Scene) -> Iterator[Claim]:
    for claim in statement.claims:
        code = scene.codebook.get(claim.conduct)
        is_told = claim.polarity is not Polarity.NEGATIVE and code is not None and code.monitored
        is_own = any(_is_one(_name_words(name), own) for name in doers_of(claim))
        if is_told and is_own and claim.conduct.startswith(_HARMFUL):
            yield claim


_HARMFUL = ("HOST.", "COOP.", "ENABLE.", "THREAT.", "MIL.STRIKE", "MIL.CEASEFIRE")


def _denies(other: Statement, claim: Claim, own: Words, scene: Scene) -> bool:
    """Whether the same party says that this, or what it would take, is not so."""
    needed = scene.codebook.entailed(claim.conduct)
    is_own = _is_one(_capitals(other.speaker), own) or _is_told_of(other, own, scene)
    return is_own and any(
        c.conduct in needed
        and c.polarity is Polarity.NEGATIVE
        and (not c.agent or any(_is_one(_name_words(n), own) for n in doers_of(c)))
        and _is_of_one_matter(claim, c)
        for c in other.claims
    )


def _is_of_one_matter(claim: Claim, rival: Claim) -> bool:
    """Not two objects that share no word: "shelled the ridge" and "never shelled Maar"."""
    ours, theirs = (set(bare(c.object or "").split()) for c in (claim, rival))
    return not ours or not theirs or bool(ours & theirs)


def _stand_together(one: Statement, other: Statement, scene: Scene) -> bool:
    """What one sentence says both of, it sets apart itself: "it had, but denied that"."""
    ours, theirs = (sentences_of(s, scene) for s in (one, other))
    return any(a is b for a in ours for b in theirs)


def _is_told_of(other: Statement, own: Words, scene: Scene) -> bool:
    """A speaker without a body of his own, in a paragraph that names the party before him."""
    speaker = other.speaker
    if speaker.organisation or speaker.status is SpeakerStatus.ARTICLE_VOICE or not other.content:
        return False
    start = scene.text.rfind("\n", 0, other.content[0].start) + 1
    return own[-1] in re.findall(r"\w+", scene.text[start : other.content[-1].end])


def _capitals(speaker: Speaker) -> Words:
    """The name words of the body that a speaker is or speaks for."""
    if speaker.status is SpeakerStatus.ARTICLE_VOICE:
        return ()
    return _name_words(speaker.organisation or speaker.name or "")


def _name_words(name: str) -> Words:
    return tuple(w for w in name.split() if w[:1].isupper() and w not in {"The", "A"})


def _is_one(one: Words, other: Words) -> bool:
    """ "The Army" and "Northern Army" may be one; "Northern Front" and "Northern Army" are two."""
    return bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))


def _has_changed(statement: Statement, scene: Scene) -> bool:
    return any(_CHANGED.search(scene.text, s.start, s.end) for s in sentences_of(statement, scene))


def knows_and_does_not(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """ "We can confirm that ..." beside the same body's "no means of checking whether ..."."""
    statement = statements[i]
    words = " ".join(c.text for c in statement.content)
    if not _CONFIRMS.search(words):
        return []
    is_negated = bool({w.lower() for w in re.findall(r"[\w’']+", words)} & NEGATORS)
    if is_negated or _has_changed(statement, scene):
        return []
    for other in without_assessment(statements):
        if (
            other is not statement
            and _is_same_body(statement, other)
            and _shared(words, other) >= _SHARED
        ):
            reason = (
                f"{statement.speaker.name} confirms here what cannot be told in "
                f"“{short(other.content[0].text)}”; a negation may have been lost."
            )
            return [Flag(FlagCode.NEGATION_FLIP, Severity.BLOCK, reason)]
    return []


def _is_same_body(one: Statement, other: Statement) -> bool:
    ours, theirs = (bare(s.speaker.organisation or s.speaker.name or "") for s in (one, other))
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def _shared(words: str, other: Statement) -> float:
    ours, theirs = (_matter(w) for w in (words, " ".join(c.text for c in other.content)))
    return len(ours & theirs) / len(ours) if ours else 0.0


def _matter(words: str) -> frozenset[str]:
    dull = phrases("conduct", "grammar_words") | {"confirm", "verify", "whether"}
    return frozenset(w for w in re.findall(r"[a-z]{4,}", words.lower()) if w not in dull)


def serves_both_sides(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """One who speaks for a body that watches or helps is called the voice of an armed one."""
    statement = statements[i]
    person = next(iter(by_name(scene.people).get(statement.speaker.name or "", ())), None)
    if person is None:
        return []
    told = [m for m in person.mentions if not re.search(r"\b(?:former|ex|once)\b", m.text.lower())]
    armed = [
        m.text
        for m in told
        if m.organisation and _is_armed(m.organisation, scene) and _speaks(m.role)
    ]
    others = [m.text for m in told if m.text not in armed and _HELPS.search(m.text)]
    own = [scene.text[s.start : s.end] for s in sentences_of(statement, scene)]
    here = [m for m in armed if any(m in words for words in own)]
    if not here or not others:
        return []
    reason = f"{person.name} is “{here[0]}” here and “{others[0]}” elsewhere: a name may be wrong."
    return [Flag(FlagCode.AGENT_SWAP, Severity.BLOCK, reason)]


_HELPS = re.compile(
    r"(?:speaks? for|spokes\w+ (?:for|of)) (?:the |its |a )?[\w ]*"
    r"\b(?:agency|mission|panel|commission|monitors?|observers?|inspectorate)\b"
)


def _speaks(role: str | None) -> bool:
    return role is not None and "spokes" in role


def _is_armed(organisation: str, scene: Scene) -> bool:
    name = bare(organisation)
    return name in armed_in(scene.names) or name.split()[-1] in phrases(
        "conduct", "armed_names"
    ) | {"army"}


_OURS = re.compile(r"\b[Oo]ur (movement|militia|front|brigade|column|fighters|gunmen)\b")


def speaks_as_another(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """ "Our movement will go on inspecting", the mission said: who watches has no fighters."""
    statement = statements[i]
    words = " ".join(c.text for c in statement.content)
    name, found = statement.speaker.name or "", _OURS.search(words)
    if found is None or statement.quote_type is not QuoteType.DIRECT or found[1] in bare(name):
        return []
    if not is_watching(f"{name} {statement.speaker.organisation or ''}"):
        return []
    reason = f"“{found[0]}” is no word of “{name}”: a name may be wrong."
    return [Flag(FlagCode.ATTRIBUTION_COLLAPSE, Severity.BLOCK, reason)]
