"""Which codes of a codebook the networks were taught: those that stand there as they are described
in the package.

In: a code or a codebook. Out: a code's key, and the codes that the network for deeds knows. Refuses
codes of a case's own and those whose description an analyst has rewritten: they have other keys.
"""

from collections.abc import Mapping

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.ids import sha256_text
from pactwatch.language.model.deeds_heard import Taught, taught
from pactwatch.language.words.kept import kept_by_object

__all__ = ["code_key", "taught_codes"]


def code_key(code: ConductCode) -> str:
    """Stands for a code as it is described: its id, and a part of its description's hash."""
    return f"{code.id} {sha256_text(code.description)[:8]}"


# Asked for with each sentence, and a hash of sixty descriptions takes longer than its network.
@kept_by_object
def taught_codes(codebook: Codebook) -> Mapping[str, tuple[ConductCode, Taught]]:
    """The codes that the network for deeds knows, by id, in the codebook's order."""
    known = taught()
    keys = ((code, known.get(code_key(code))) for code in codebook.codes)
    return {code.id: (code, row) for code, row in keys if row is not None}
