"""Whether the words that introduce a claim turn it round.

In: what the conduct's own words say (`Reality`), the act, the cue and the content. Out: yes
where who speaks says that it is not so. Refuses to judge how sure anybody is.
"""

from pactwatch.language.acts.acts import Act
from pactwatch.language.claims.reality import Reality
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.negated import has_not

__all__ = ["is_turned_by_cue", "is_unclaimed"]


def is_turned_by_cue(reality: Reality, act: Act, cue: str, content: str) -> bool:
    """ "Denied | selling arms"; "has no evidence that | it sold arms", held to say that it did not:
    the "no" stands in the cue alone."""
    if act.flips:
        return True
    if reality.negators or not act.factuality.value.endswith("-"):
        return False
    return has_not(cue) and not has_not(content)


def is_unclaimed(reality: Reality, hit: Hit) -> bool:
    """ "No group has claimed the attack": that it was made is not denied, nor whose it was."""
    return reality.is_negative and head_token(hit).lemma == "claim"
