"""The web page of a case: board, obligation, document, search; server-rendered, offline.

In: an opened case. Out: HTML. Refuses to run the model (it cannot import the pipeline),
to fetch anything, and to hold rules: a page is a context dataclass, a pure builder, a template.
"""

from pactwatch.web.app import create_app, create_hub
from pactwatch.web.server import serve_case, serve_cases

__all__ = ["create_app", "create_hub", "serve_case", "serve_cases"]
