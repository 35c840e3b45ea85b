"""Writes the YAML that goes with the map: names of places, and who owned what when."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from maps.build.owners import Town
from maps.build.provinces import Province
from maps.build.seas import Seas
from maps.build.sources import ERAS, notes, powers


def power_of_tag() -> dict[str, str]:
    """Power ids by the tags of the sources."""
    return {entry["tag"]: power for power, entry in powers().items()}


def schema_line(name: str) -> str:
    """The line by which an editor knows what a file may hold."""
    return f"# yaml-language-server: $schema=../assets/schemas/map/{name}.schema.json"


def write_places(provinces: list[Province], water: Seas, path: Path) -> None:
    """places.yaml: names by era, kind, main town; land first, then seas, then boxes, as on the map."""
    lines = [
        schema_line("places"),
        "# Written by maps.build; names come from maps/sources/provinces.csv and seas.yaml.",
        "places:",
    ]
    for province in provinces:
        facts = ["kind: land", _naming(province.names)]
        if province.town:
            facts.append(f"city: {province.town.id}")
        if province.stake:
            facts.append("stake: true")
        facts += _people(province.people)
        lines.append(f"  {province.id}: {{{', '.join(facts)}}}")
    for slug, name in water.names.items():
        lines.append(f"  {slug}: {{kind: sea, name: {json.dumps(name, ensure_ascii=False)}}}")
    for slug, (name, _) in water.boxes.items():
        lines.append(f"  {slug}: {{kind: box, name: {json.dumps(name, ensure_ascii=False)}}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _naming(names: dict[str, str]) -> str:
    quoted = {era: json.dumps(names[era], ensure_ascii=False) for era in ERAS}
    if len(set(quoted.values())) == 1:
        return f"name: {quoted[ERAS[0]]}"
    return "names: {" + ", ".join(f'"{era}": {quoted[era]}' for era in ERAS) + "}"


def _people(people: tuple[str, str]) -> list[str]:
    before, since = people
    if before == since:
        return [f"people: {before}"] if before else []
    eras = zip(ERAS, (before, before, since), strict=True)
    return ["peoples: {" + ", ".join(f'"{era}": {name}' for era, name in eras) + "}"]


def write_owners(provinces: list[Province], towns: list[Town], path: Path) -> None:
    """owners.yaml: by era, the power that owns each province and who stands above which power."""
    power = power_of_tag()
    lines = [
        schema_line("owners"),
        "# Written by maps.build; see docs/map.md. Title by province, and who stands above whom.",
    ]
    for number, era in enumerate(ERAS):
        lines += [f'"{era}":', "  owners:"]
        lines += [f"    {p.id}: {power[p.triple[number]]}" for p in provinces]
        alive = {p.triple[number] for p in provinces}
        lines.append("  overlords:")
        chains = _overlords(era, towns)
        lines += [
            f"    {power[tag]}: {{lord: {power[lord]}, kind: {kind}}}"
            for tag, (lord, kind) in sorted(chains.items(), key=lambda item: power[item[0]])
            if tag in alive and lord in alive
        ]
        if lines[-1] == "  overlords:":
            lines[-1] = "  overlords: {}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _overlords(era: str, towns: list[Town]) -> dict[str, tuple[str, str]]:
    """Lord and kind of each dependent tag: from the towns' column, where states.yaml does not overrule it."""
    votes: dict[str, Counter[str]] = {}
    for town in towns:
        votes.setdefault(town.owner(era), Counter())[town.row.get(f"overlord_{era}") or ""] += 1
    found = {}
    for tag, counts in votes.items():
        lord = max(counts, key=lambda t: (counts[t], t))
        if lord:
            found[tag] = (lord, "suzerain")
    for tag, entry in notes("overlords.yaml").get(era, {}).items():
        if entry is None:
            found.pop(tag, None)
        else:
            found[tag] = (entry["lord"], entry["kind"])
    return found
