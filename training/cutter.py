"""Cuts a word into pieces with the checkpoint's own tokenizer, each word once."""

from pathlib import Path

from tokenizers import Tokenizer

# A longer word (an address, a run of marks) tells nothing more after this many pieces.
WORD_LIMIT = 10


class WordCutter:
    """Piece ids of a word's text, 1 to ``WORD_LIMIT`` of them, remembered."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}
        self.cls = self._tokenizer.token_to_id("[CLS]")
        self.sep = self._tokenizer.token_to_id("[SEP]")
        self.unknown = self._tokenizer.token_to_id("[UNK]")
        self.mask = self._tokenizer.token_to_id("[MASK]")

    def __call__(self, text: str) -> list[int]:
        if text not in self._known:
            ids = self._tokenizer.encode(text, add_special_tokens=False).ids
            self._known[text] = ids[:WORD_LIMIT] or [self.unknown]
        return self._known[text]
