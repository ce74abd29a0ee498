"""The register: documents, statements, evidence and decisions in; the same as of any moment out.

One SQLite file, append-only and hash-chained. Refuses to change or drop what is recorded; the one
way out is `forget`, which leaves a tombstone. No other package touches SQL.
"""

from pactwatch.register.archive import backup, restore
from pactwatch.register.lock import lock_path
from pactwatch.register.originals import read_original, remove_original, store_original
from pactwatch.register.records import Capture, Custody, Record
from pactwatch.register.register import Register, open_register, utcnow
from pactwatch.register.view import View
from pactwatch.register.writer import Writer

__all__ = [
    "Capture",
    "Custody",
    "Record",
    "Register",
    "View",
    "Writer",
    "backup",
    "lock_path",
    "open_register",
    "read_original",
    "remove_original",
    "restore",
    "store_original",
    "utcnow",
]
