"""Products of matrices by the one thread that reads.

The library below numpy wakes threads of its own for a product of some size. For what one sentence
or one text asks they finish nothing sooner, and waiting for work they took a fifth of all the
processor's time that reading took. Refuses nothing: any two tables that go together.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["product"]

# From so many multiplications on OpenBLAS divides the work: of two tables, of a table and a row.
_TABLES, _ROW = 4 * 65536, 4 * 2304
# Its inner loops take rows by up to sixteen: blocks of whole sixteens sum as the whole would.
_TOGETHER = 16


def product(left: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
    """``left @ right``, some rows of ``left`` at a time; ``right`` is a table or a row."""
    most = (_TABLES if right.ndim > 1 else _ROW) - 1
    rows = max(1, most // max(1, right.size))
    if len(left) <= rows:
        whole: NDArray[Any] = left @ right
        return whole
    rows = max(_TOGETHER, rows // _TOGETHER * _TOGETHER)
    return np.concatenate([left[i : i + rows] @ right for i in range(0, len(left), rows)])
