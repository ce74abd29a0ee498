"""A single name that a tagger takes for a man's in, whether the text uses it as a body's out.

Shapes, as data: "Tesmer, which makes pumps", "Tesmer said its profits rose", "Caldria said it had
withdrawn its guns", "shares in Tesmer", "the Tesmer rebel group". Refuses names with a first name,
an office or a form of address.
"""

import re
from functools import lru_cache

from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.focus import Focus

__all__ = ["is_bodys_name"]

_KINDS = r"(?:group|movement|militia|insurgency|organi[sz]ation|company|firm|broadcaster)"
# "Tesmer, whose shares fell": what firms have and men have not.
_FIRMS_OWN = r"(?:shares?|shareholders?|subsidiar(?:y|ies)|share\sprice|headquarters|stock)"
_SAYS = r"(?:has\s|had\s)?(?:said|says|accused|accuses|denied|denies|announced|announces|warned)"
_UNDERTAKES = r"(?:has\s|had\s)?(?:promised|pledged|vowed|agreed|refused|undertaken|undertook)"
_TELLS = r"(?:has\s|had\s)?(?:told|informed|warned|assured|promised|notified)"
# "Caldria announced that it had left the valley": what no machine and no weather does.
_STATES_DEED = (
    r"(?:left|withdraw\w*|freed?|released?|shelled|hand(?:ed)?|pull(?:ed)?|signe?d?|deploy(?:ed)?"
    r"|detained|arrested)"
)
_OF_NOBODY = (
    r"(?:rain|snow|be\b|been\b|become|seem|take|taken|happen|come\b|cost|start|begin|begun|end|get"
    r"|got)"
)
# What stands around a body's name, with the name at {}.
_SHAPES = (
    rf"(?i:\bthe\s{{}}\s(?:[a-z-]+\s)?{_KINDS}\b)",
    r"\b{},\swhich\s(?!(?:is|was)\s(?:why|how|when|where)\b)",
    rf"\b{{}},\swhose\s{_FIRMS_OWN}\b",
    rf"\b{{}}(?:['’]s)?\s{_FIRMS_OWN}\b",
    rf"\b{_FIRMS_OWN}\s(?:in|of)\s{{}}\b",
    rf"\b{{}}\s{_SAYS}\s(?:that\s)?its\s",
    # "Caldria promised to free its prisoners", "said it had withdrawn its guns".
    rf"\b{{}}\s{_UNDERTAKES}\s(?:not\s)?to\s(?:\w+\s){{{{1,2}}}}its\s",
    rf"\b{{}}\s{_SAYS}\s(?:that\s)?it\s(?:had|has|would|will)\s(?:\w+\s){{{{1,3}}}}its\s",
    rf"\b{{}}\s{_SAYS}\s(?:that\s)?it\s(?:had|has|would|will)\s(?:not\s)?{_STATES_DEED}\b",
    # "Caldria told Merrow that it would pull back", "that its guns had left"; of the rain anybody.
    rf"\b{{}}\s{_TELLS}\s[^,;:.“”]{{{{3,50}}}}?\sthat\s(?:its\s|it\s(?:had|has|would|will)\s"
    rf"(?!{_OF_NOBODY})(?:not\s)?\w+)",
)


def is_bodys_name(focus: Focus, mention: Mention, person: Person | None) -> bool:
    """Whether a name that stands alone is a body's: no first name, office or form of address is
    told of it, and somewhere the text uses it as it uses a body's."""
    name = mention.name or ""
    if not name or mention.role or (person and (person.roles or bare(person.name) != bare(name))):
        return False
    is_whole = name == mention.text.split(",")[0] and " " not in name
    if not is_whole or mention.gender or (person and person.gender):
        return False
    if name not in focus.shown_as_bodies:
        focus.shown_as_bodies[name] = _is_used_as_bodys(focus.text, name)
    return focus.shown_as_bodies[name]


# So many characters before and behind a name the shapes may reach.
_BEFORE, _BEHIND = 30, 120


def _is_used_as_bodys(text: str, name: str) -> bool:
    """Sought in small letters and capitals alike ("the al-Marn group"), and the shapes around it:
    the shapes tried at each place of a long document take a tenth of a second a name."""
    shapes = _shapes_of(name)
    places = (found.span() for found in re.finditer(re.escape(name), text, re.IGNORECASE))
    return any(shapes.search(text, max(0, a - _BEFORE), b + _BEHIND) for a, b in places)


@lru_cache(maxsize=256)
def _shapes_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(shape.format(re.escape(name)) for shape in _SHAPES))
