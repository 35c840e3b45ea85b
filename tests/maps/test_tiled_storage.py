"""However Tiled stores the layers of a map, they are read, or the setting to change is told."""

from __future__ import annotations

import base64
import os
import re
import shutil
import struct
import subprocess
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenarios.maps.tiled import load_map
from game.world.map.gamemap import GameMap
from tests.maps.test_tiled import MAPS, small_map, told_of

WRITTEN_BY_TILED = Path(__file__).parent / "tiled"  # Tiled 1.8.2 exported each of them from the small map


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_map(tmp_path)


@pytest.mark.parametrize("way", ["csv", "base64", "zlib", "gzip", "xml", "infinite", "infinite_zlib"])
def test_however_tiled_stores_its_layers_the_map_is_the_same(small: Path, way: str) -> None:
    assert load_map(WRITTEN_BY_TILED / f"{way}.tmx").hash == load_map(small).hash


def test_what_is_packed_by_zstandard_is_told_with_the_setting_to_change() -> None:
    told = told_of(WRITTEN_BY_TILED / "zstd.tmx")
    assert len(told) == 3
    assert "zstd.tmx:13: layer 'terrain' is stored as base64 zstd, which is not read" in told[0]
    assert "Map > Map Properties: Tile Layer Format CSV" in told[0]


def test_an_infinite_map_that_has_grown_is_told_with_the_spot(small: Path) -> None:
    text = (WRITTEN_BY_TILED / "infinite.tmx").read_text().replace("2,3,1,1,2,0,", "2,3,1,1,2,1,", 1)
    assert told_of(beside_the_fixtures(small, text)) == [
        f"{small}:13: layer 'terrain' has a tile at 5, 0, outside the map's 5 by 3, erase it, or "
        "Map > Map Properties: Infinite off"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("eJxjYmBgYAZiRihmQsKExAADgAAa", "eJxjYmBg", "cannot be unpacked|has . tiles"),
        ("eJxjYmBgYAZiRihmQsKExAADgAAa", "eJxj_mBg", "is not base64"),
        ("eJxjYmBgYAZiRihmQsKExAADgAAa", "AAAA", "cannot be unpacked"),
        ('compression="zlib"', 'compression="lzma"', "is stored as base64 lzma"),
        ("eJzjYSAfAAADDAAN", "eJxjYmBgYAZiRihmQsKExAADgAAa" * 2, "cannot be unpacked|tiles|base64"),
    ],
)
def test_packed_layers_that_are_spoilt_are_told(small: Path, old: str, new: str, told: str) -> None:
    text = (WRITTEN_BY_TILED / "zlib.tmx").read_text().replace(old, new, 1)
    problems = told_of(beside_the_fixtures(small, text))
    assert any(re.search(told, problem) for problem in problems), problems


def test_a_packed_layer_is_not_unpacked_beyond_its_size(small: Path) -> None:
    bomb = base64.b64encode(zlib.compress(bytes(200_000_000))).decode()
    text = (WRITTEN_BY_TILED / "zlib.tmx").read_text().replace("eJzjYSAfAAADDAAN", bomb)
    tracemalloc.start()
    assert any("16 tiles, 15 are needed" in problem for problem in told_of(beside_the_fixtures(small, text)))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def beside_the_fixtures(small: Path, text: str) -> Path:
    """A map with this text where the fixtures' tilesets are."""
    for file in WRITTEN_BY_TILED.glob("*.tsx"):
        shutil.copy(file, small.parent)
    small.write_text(text)
    return small


@pytest.mark.skipif(shutil.which("tiled") is None, reason="Tiled is not installed")
@pytest.mark.parametrize("way", ["csv", "zlib", "infinite"])
def test_what_tiled_writes_is_the_same_map(europe: GameMap, tmp_path: Path, way: str) -> None:
    for file in (*MAPS.glob("*.tsx"), *MAPS.glob("*.png"), MAPS / "places.yaml"):
        shutil.copy(file, tmp_path)
    shipped = (MAPS / "europe.tmx").read_text()
    (tmp_path / "europe.tmx").write_text(IN_ANOTHER_WAY[way](shipped))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    command = ["tiled", "--export-map", "tmx", "europe.tmx", "again.tmx"]
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(runtime)}
    subprocess.run(command, cwd=tmp_path, env=quiet, check=True, timeout=120, capture_output=True)
    again = (tmp_path / "again.tmx").read_text()
    assert load_map(tmp_path / "again.tmx").hash == europe.hash
    if way == "csv" and 'tiledversion="1.8.2"' in again:
        assert again == shipped


LAYER_DATA = re.compile(r'<data encoding="csv">\n(.*?)\n</data>', re.DOTALL)


def packed(found: re.Match[str]) -> str:
    numbers = [int(cell) for cell in found[1].split(",")]
    data = base64.b64encode(zlib.compress(struct.pack(f"<{len(numbers)}I", *numbers))).decode()
    return f'<data encoding="base64" compression="zlib">{data}</data>'


def in_one_chunk(found: re.Match[str]) -> str:
    rows = found[1].splitlines()
    size = f'width="{rows[0].count(",")}" height="{len(rows)}"'
    return f'<data encoding="csv"><chunk x="0" y="0" {size}>\n{found[1]}\n</chunk></data>'


#: How the shipped map is handed to Tiled, which writes it anew in the way in which it found it.
IN_ANOTHER_WAY: dict[str, Callable[[str], str]] = {
    "csv": lambda text: text,
    "zlib": lambda text: LAYER_DATA.sub(packed, text),
    "infinite": lambda text: LAYER_DATA.sub(in_one_chunk, text).replace('infinite="0"', 'infinite="1"'),
}
