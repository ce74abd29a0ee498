"""What a trigger's words only look like: a hit with its roles that tells of no such deed.

In: a hit and its roles. Out: yes or no, by one table of rules, each with a home of its own.
Refuses to ask whether what is told is said to be so: see claims/reality.
"""

from collections.abc import Callable

from pactwatch.language.conduct.between import is_stopped_between
from pactwatch.language.conduct.by_accord import tells_which_accord
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.dismissals import is_dismissal
from pactwatch.language.conduct.fit import is_out_of_place, is_required_missing
from pactwatch.language.conduct.given_up import gives_up_arms
from pactwatch.language.conduct.joinings import joins_no_ranks
from pactwatch.language.conduct.leavings import leaves_something
from pactwatch.language.conduct.on_paper import is_on_paper
from pactwatch.language.conduct.positions import is_nobodys
from pactwatch.language.conduct.postures import is_only_posture
from pactwatch.language.conduct.pronouns import is_bare_number
from pactwatch.language.conduct.stoppages import is_stoppage
from pactwatch.language.conduct.targets import is_only_words
from pactwatch.language.grammar.syntax import Token

__all__ = ["is_no_deed"]

Roles = dict[str, Token | None]


def is_no_deed(hit: Hit, roles: Roles) -> bool:
    """Whether any rule says that the words show no such deed."""
    return any(rule(hit, roles) for rule in _RULES)


def _lacks_role(hit: Hit, roles: Roles) -> bool:
    return is_required_missing(hit.trigger.steps, roles)


def _counts_elsewhere(hit: Hit, _: Roles) -> bool:
    """ "Left, and all 48 | had been withdrawn": the number is of another verb's."""
    tokens = hit.sentence.tokens
    numbers = (tokens[i] for i in hit.tokens if is_bare_number(hit.sentence, tokens[i]))
    return any(number.head not in hit.tokens for number in numbers)


def _of_hit(rule: Callable[[Hit], bool]) -> Callable[[Hit, Roles], bool]:
    return lambda hit, _: rule(hit)


_RULES: tuple[Callable[[Hit, Roles], bool], ...] = (
    _lacks_role,
    is_out_of_place,
    is_only_words,
    is_nobodys,
    _of_hit(is_only_posture),
    _of_hit(is_stoppage),
    _of_hit(leaves_something),
    _of_hit(is_on_paper),
    _of_hit(joins_no_ranks),
    _of_hit(is_stopped_between),
    _of_hit(tells_which_accord),
    _of_hit(is_dismissal),
    gives_up_arms,
    _counts_elsewhere,
)
