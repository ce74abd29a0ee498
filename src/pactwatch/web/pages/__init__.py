"""One file per page: a context dataclass, a pure builder, and the route that joins them."""
