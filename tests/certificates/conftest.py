"""The command line as in tests/cli."""

from tests.cli.conftest import bimtek

__all__ = ["bimtek"]
