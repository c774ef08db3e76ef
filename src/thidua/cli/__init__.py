"""The command `thidua`. `law` needs no Django; everything else sets it up first."""

from thidua.cli.main import main

__all__ = ["main"]
