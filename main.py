"""Starts Concert of Powers; ``python main.py --help`` lists what it can do."""

from __future__ import annotations

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
