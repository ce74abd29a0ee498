"""Which codes can be read from a statement, by what its speaker does with it.

In: a code, an act, a speaker (None is the article's own voice). Out: yes or no. What is asked, or
left open, is not said to be so; of an order, an appeal, a promise and a threat only some families
can be read; and a position is no claim of the very statement that takes it.
"""

from pactwatch.domain.statement import Speaker, SpeechAct
from pactwatch.language.acts.acts import Act

__all__ = ["NO_CONDUCT", "is_done_by_saying", "may_claim"]

# What these acts are about is not said to be so; only a position (POS.*) can be read from them.
NO_CONDUCT = frozenset(
    {
        SpeechAct.QUESTION,
        SpeechAct.NON_ASSESSMENT,
        SpeechAct.NEITHER_CONFIRM_NOR_DENY,
    }
)
# Acts of which only some families can be read: an order shows restraint, a threat a threat.
_ONLY = {
    SpeechAct.PLEDGE: ("POS.", "TIES.OATH", "TIES.GUARANTEE"),
    SpeechAct.URGE: ("POS.", "THREAT.INCITE"),
    SpeechAct.ORDER: ("RESTRAIN.", "POS."),
    SpeechAct.THREATEN: ("THREAT.", "POS."),
}
# What is done by the very words: to order, to bar, to call off. An appeal bars nobody.
_DONE_BY_SAYING = ("RESTRAIN.", "NEG.", "SANC.", "PRIS.", "MIL.", "COOP.INTEL")
_ONLY_SAID = {
    SpeechAct.URGE: ("RESTRAIN.",),
    SpeechAct.PLEDGE: (),
    SpeechAct.THREATEN: (),
    SpeechAct.EXPECT: (),
    SpeechAct.DENY: (),
}
# A position is no claim of the very statement that takes it: the act says so already.
_OWN_POSITION = {
    "POS.DENY": SpeechAct.DENY,
    "POS.ADMIT": SpeechAct.ADMIT,
    "POS.JUSTIFY": SpeechAct.JUSTIFY,
    "POS.PLEDGE": SpeechAct.PLEDGE,
    "POS.ACCUSE": SpeechAct.ALLEGE,
    "POS.URGE": SpeechAct.URGE,
    "POS.EXPECT": SpeechAct.EXPECT,
    "POS.NO_ASSESSMENT": SpeechAct.NON_ASSESSMENT,
}
# Positions an article retells in its own voice ("X dismissed the report") are claims about X.
_RETOLD = frozenset(
    {
        SpeechAct.DENY,
        SpeechAct.ADMIT,
        SpeechAct.JUSTIFY,
        SpeechAct.ALLEGE,
        SpeechAct.NON_ASSESSMENT,
        SpeechAct.NEITHER_CONFIRM_NOR_DENY,
    }
)


def may_claim(code_id: str, act: Act, speaker: Speaker | None) -> bool:
    """Whether a code can be claimed by a statement of this act and speaker."""
    is_retold = speaker is None and act.speech_act in _RETOLD
    if _OWN_POSITION.get(code_id) is act.speech_act and not is_retold:
        return False
    if act.speech_act in NO_CONDUCT:
        is_own = act.speech_act is SpeechAct.NON_ASSESSMENT and not is_retold
        return code_id.startswith("POS.") and not is_own
    return code_id.startswith(_ONLY.get(act.speech_act, ("",)))


def is_done_by_saying(code_id: str, act: Act) -> bool:
    """Whether a code whose words are the cue itself is claimed by the act ("barred him from")."""
    if act.speech_act in NO_CONDUCT or act.flips:
        return False
    return code_id.startswith(_ONLY_SAID.get(act.speech_act, _DONE_BY_SAYING))
