"""The web page of a case: board, obligation, document, search; server-rendered, offline, read-only.

In: an opened case. Out: HTML. Refuses to run the model (it cannot import the pipeline),
to fetch anything, and to hold rules: a page is a context dataclass, a pure builder, a template.
"""

from pactwatch.web.app import create_app
from pactwatch.web.server import serve_case

__all__ = ["create_app", "serve_case"]
