"""Starts Concert of Powers; ``python main.py --help`` lists what it can do."""

from __future__ import annotations

import sys

from game.__main__ import start

if __name__ == "__main__":
    sys.exit(start())
