"""One page of a PDF as a picture, to be laid beside the text that was read from it.

The bytes of a PDF and a page number in, a PNG out. Refuses pages that are not there; draws
nothing that is not on the page, and runs no script of the file.
"""

import struct
import zlib

import numpy as np
import pypdfium2 as pdfium

from pactwatch.errors import BadInput
from pactwatch.read.pdf import PDFIUM, opened

__all__ = ["page_image"]

# 110 dots an inch: small print can be read, and a page takes about 100 kB.
SCALE = 110 / 72
# A page may be declared as large as a wall; the picture is not.
MOST_PIXELS = 6_000_000


def page_image(content: bytes, number: int, *, name: str) -> bytes:
    """Page `number` (from 1) as a PNG. Raises BadInput for a page that is not there."""
    with PDFIUM:
        document = opened(content, name)
        try:
            if not 1 <= number <= len(document):
                raise BadInput(f"{name}: has pages 1 to {len(document)}, not {number}")
            page = document[number - 1]
            pixels = page.render(scale=_scale(page), rev_byteorder=True).to_numpy()
            return _png(np.ascontiguousarray(pixels[:, :, :3]))
        finally:
            document.close()


def _scale(page: pdfium.PdfPage) -> float:
    width, height = page.get_size()
    return float(min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5))


def _png(pixels: "np.ndarray") -> bytes:
    """RGB rows as a PNG (ISO/IEC 15948): header, one compressed data chunk, end."""
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + width * 3), dtype=np.uint8)  # each row begins with filter 0
    rows[:, 1:] = pixels.reshape(height, width * 3)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(rows.tobytes(), 6)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checksum)
