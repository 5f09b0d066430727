"""`python -m bimtek`: the same as the command `bimtek`."""

from bimtek.cli import main

main()
