"""The small case of tests.case, for the tests here."""

from tests.case.fixtures import again, case, clock, master, reader, root

__all__ = ["again", "case", "clock", "master", "reader", "root"]
