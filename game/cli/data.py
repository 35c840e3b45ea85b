"""The commands about data: which scenarios there are, whether all files are sound, and the map of an era."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.begin import add_mods_option
from game.cli.outputs import demand_output, put_text, write_outputs
from game.cli.shared import Failure, Parser, complain, demand_texts, tell, write_out

if TYPE_CHECKING:
    from game.scenarios.catalogue import ScenarioRow


def add_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    """Scenarios, validate and export-map."""
    scenarios = commands.add_parser("scenarios", help="list what can be played")
    scenarios.add_argument("--json", action="store_true")
    add_mods_option(scenarios)
    scenarios.set_defaults(run=_scenarios)

    validate = commands.add_parser("validate", help="check scenarios, events, rules and maps")
    validate.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders; all by default"
    )
    validate.add_argument("--strict", action="store_true", help="let warnings fail, too")
    validate.add_argument("--schemas", type=Path, metavar="DIR", help="write the JSON Schemas there as well")
    add_mods_option(validate)
    validate.set_defaults(run=_validate)

    export = commands.add_parser("export-map", help="write the map of an era as GeoJSON")
    export.add_argument("era", metavar="1815|1919|1995")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.set_defaults(run=_export_map)


def _scenarios(chosen: argparse.Namespace) -> int:
    from game.scenarios.catalogue import list_scenarios

    demand_texts()
    rows = list_scenarios()
    if chosen.json:
        write_out(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
    else:
        tell(f"{row.id:10} {_about(row)}" for row in rows)
    return 0


def _about(row: ScenarioRow) -> str:
    """A scenario in a line, or why it cannot be played."""
    if not row.is_playable:
        return f"unusable: {row.problem}"
    whose = f", mod {row.mod}" if row.mod else ""
    return f"{row.title}: {row.start} to {row.end} ({row.turns} turns{whose})"


def _validate(chosen: argparse.Namespace) -> int:
    from game.scenarios.jsonschema import write_schemas
    from game.scenarios.lint import validate_paths
    from game.scenarios.reading.problems import mistakes

    missing = [path for path in chosen.paths if not os.path.exists(path)]
    if missing:
        raise Failure(f"{missing[0]}: no such file or folder")
    problems = validate_paths(chosen.paths)
    complain(*map(str, problems))
    if chosen.schemas:
        try:
            write_schemas(chosen.schemas)
        except OSError as error:
            raise Failure(f"{chosen.schemas}: cannot be written ({error.strerror})") from None
    if mistakes(problems) or (problems and chosen.strict):
        return 1
    count = f"{len(problems)} warning" + ("s" if len(problems) > 1 else "")
    tell(["all data is sound" + (f", with {count}" if problems else "")])
    return 0


def _export_map(chosen: argparse.Namespace) -> int:
    from game.scenarios.catalogue import export_map
    from game.scenarios.reading.problems import ScenarioError
    from game.words import Era

    if chosen.era not in tuple(Era):
        raise Failure(f"no map of {chosen.era!r}: there are 1815, 1919 and 1995")
    demand_output(chosen.out)
    try:
        collection = export_map(Era(chosen.era))
    except ScenarioError as error:
        raise Failure(*map(str, error.problems)) from None
    text = json.dumps(collection, ensure_ascii=False)
    return 1 if write_outputs([(chosen.out, lambda path: put_text(path, [text]))]) else 0
