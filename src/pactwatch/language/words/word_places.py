"""Where words that are asked for stand in a text, found in one reading of it.

To seek each of a long text's ten thousand names in all of it takes minutes. In: the text and the
phrases that will be asked for. Out: the places of each, from the first on. Refuses phrases without
a letter or digit, and those it was not told of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["WordPlaces"]

_WORD = re.compile(r"\w+")


class WordPlaces:
    """A text's words by where they stand; with `fold` small letters and capitals are alike."""

    def __init__(self, text: str, phrases: Iterable[str], *, fold: bool = False) -> None:
        self._text, self._fold = text, fold
        wanted = {self._plain(w) for phrase in phrases for w in _WORD.findall(phrase)}
        self._places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text) if wanted else ():
            word = match.group().lower() if fold else match.group()
            if word in wanted:
                self._places[word].append(match.start())

    def of(self, phrase: str) -> Iterator[int]:
        """Where a phrase stands, whole words at both its ends, in order and apart."""
        inside = [(self._places.get(self._plain(m.group()), []), m) for m in _WORD.finditer(phrase)]
        if not inside:
            return
        places, rarest = min(inside, key=lambda found: len(found[0]))
        before = rarest.start()
        free, plain = 0, self._plain(phrase)
        for place in places:
            at = place - before
            end = at + len(phrase)
            if at >= free and self._plain(self._text[at:end]) == plain and self._is_whole(at, end):
                yield at
                free = end

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word goes on before or behind a range."""
        return not _WORD.search(self._text[max(0, start - 1) : start] + self._text[end : end + 1])

    def _plain(self, words: str) -> str:
        return words.lower() if self._fold else words
