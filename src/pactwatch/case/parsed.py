"""The norms of a case parsed once: in this program, and beside the record for the next one.

Comes in: the texts of the case files. Goes out: the norms in them. Parsing a large codebook takes a
tenth of a second, and most decisions and documents leave the files alone. See `Sealed`.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from pactwatch.case.norms import Norms, parse_norms, with_rules
from pactwatch.case.sealed import Sealed
from pactwatch.domain.ids import sha256_text

__all__ = ["ParsedNorms"]

ENDING = ".norms"
# Shorter files, in characters, are parsed in less than a tenth of a second (guess).
WORTH_KEEPING = 100_000
MOST_KEPT = 2


class ParsedNorms:
    """The norms asked for last; see `Sealed` for `secret`."""

    def __init__(
        self, root: Path, *, secret: Callable[[], bytes | None], worth: int = WORTH_KEEPING
    ) -> None:
        self._sealed, self._worth = Sealed(root, secret=secret), worth
        # One pair, put in place whole: several threads ask, some of them for files of the past.
        self._last: tuple[Mapping[str, str], dict[str | None, Norms]] = ({}, {})

    def of(self, texts: Mapping[str, str], rules: str | None) -> Norms:
        """The norms in these files; the very ones of before where the files are the same.

        Raises BadInput as `parse_norms` does.
        """
        last = self._last
        if last[0] != texts:
            last = self._last = (texts, {})
        by_rules = last[1]
        if rules not in by_rules:
            other = next(iter([*by_rules.values()]), None)
            made = with_rules(other, texts, rules) if other else self._found(texts, rules)
            by_rules.setdefault(rules, made)
        return by_rules[rules]

    def _found(self, texts: Mapping[str, str], rules: str | None) -> Norms:
        if sum(map(len, texts.values())) < self._worth:
            return parse_norms(texts, rules=rules)
        name = f"{sha256_text(json.dumps(sorted(texts.items())))[:32]}{ENDING}"
        if kept := self._sealed.get(name, Norms):
            return with_rules(kept, texts, rules)
        made = parse_norms(texts, rules=rules)
        self._sealed.put(name, made)
        self._sealed.thin(ENDING, MOST_KEPT)
        return made
