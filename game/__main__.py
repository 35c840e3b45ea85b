"""``python -m game`` is the same as ``python main.py``."""

from __future__ import annotations

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
