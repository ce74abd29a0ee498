"""Every command, imported so that it stands on the app."""

from pactwatch.cli import (  # noqa: F401
    appraise,
    care,
    case,
    demo,
    evaluate,
    extract,
    find,
    lineage,
    people,
    reading,
    review,
    version,
    weighing,
)
