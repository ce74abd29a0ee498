"""What every test may use: a clock that stands still and a case made in a scratch folder."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import settings

# An example that takes long on a busy machine is no defect; speed is measured in benchmark/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

MOMENT = datetime(2021, 2, 17, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands at noon of one day."""
    return lambda: MOMENT
