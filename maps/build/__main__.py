"""``python -m maps.build [--window NAME] [--km N] [--out DIR]``: builds a map from its sources."""

from __future__ import annotations

import argparse
from pathlib import Path

from maps.build.build import build, europe, window_named

MAPS = Path(__file__).parent.parent


def main() -> None:
    """Builds all of Europe into maps/, or a finer window of it elsewhere."""
    parser = argparse.ArgumentParser(prog="python -m maps.build", description=main.__doc__)
    parser.add_argument("--window", help="a window of maps/sources/windows.yaml; all of Europe without it")
    parser.add_argument("--km", type=float, help="distance between hex centres (60, or as the window says)")
    parser.add_argument("--out", type=Path, help="folder to write to (maps/ for Europe)")
    options = parser.parse_args()
    if options.window:
        if not options.out:
            parser.error("--window needs --out")
        build(window_named(options.window, options.km), options.out, options.window)
    else:
        build(europe(options.km or 60.0), options.out or MAPS, "europe")


main()
