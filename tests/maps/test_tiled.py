"""Reading maps: what Tiled writes loads, and what is wrong is told, never a crash."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenarios.maps.tiled import load_map
from game.scenarios.reading.problems import ENOUGH, ScenarioError
from game.words import Era, RiverRank, Terrain

MAPS = Path(__file__).parents[2] / "maps"

TERRAIN = ("sea", "plain", "hills")
SMALL_PLACES = """places:
  shore: {kind: land, name: Shore, city: haven}
  isle: {kind: land, names: {"1815": Old Isle, "1919": Isle, "1995": New Isle}, stake: true}
  west_sea: {kind: sea, name: West Sea}
  east_sea: {kind: sea, name: East Sea}
  beyond: {kind: box, name: Beyond}
"""


def tileset(name: str, tiles: list[dict[str, str]]) -> str:
    body = "".join(
        f'<tile id="{n}"><properties>'
        + "".join(f'<property name="{k}" value="{v}"/>' for k, v in tile.items())
        + "</properties></tile>"
        for n, tile in enumerate(tiles)
    )
    return f'<tileset name="{name}" tilewidth="64" tileheight="56" tilecount="{len(tiles)}">{body}</tileset>'


def layer(name: str, rows: list[list[int]]) -> str:
    data = ",\n".join(",".join(map(str, row)) for row in rows)
    return f'<layer name="{name}" width="5" height="3"><data encoding="csv">\n{data}\n</data></layer>'


def small_map(folder: Path) -> Path:
    """Five by three hexes: land on the left, an island on the right, two seas with a strait between."""
    (folder / "t.tsx").write_text(tileset("t", [{"terrain": name} for name in TERRAIN]))
    (folder / "r.tsx").write_text(tileset("r", [{"mask": str(n)} for n in range(64)]))
    places = [("east_sea", "sea"), ("isle", "land"), ("shore", "land"), ("west_sea", "sea")]
    palette = [{"place": slug, "kind": kind} for slug, kind in places]
    palette.append({"place": "beyond", "kind": "box", "links": "east_sea"})
    (folder / "p.tsx").write_text(tileset("p", palette))
    facts = {"km": 60, "origin_x": 0, "origin_y": 0, "centre_lon": 18, "centre_lat": 50}
    text = (
        '<map orientation="hexagonal" width="5" height="3" tilewidth="64" tileheight="56" hexsidelength="32"'
        ' staggeraxis="x" staggerindex="odd" infinite="0"><properties>'
        + "".join(f'<property name="{k}" type="float" value="{v}"/>' for k, v in facts.items())
        + '</properties><tileset firstgid="1" source="t.tsx"/><tileset firstgid="10" source="r.tsx"/>'
        '<tileset firstgid="100" source="p.tsx"/>'
        + layer("terrain", [[2, 3, 1, 1, 2], [2, 2, 1, 1, 2], [2, 2, 1, 1, 2]])
        + layer("river_major", [[10 + 8, 0, 0, 0, 0], [0] * 5, [0] * 5])
        + layer("place", [[102, 102, 103, 100, 101]] * 2 + [[102, 102, 103, 100, 101]])
        + '<objectgroup name="cities"><object name="haven" x="80" y="60"><properties>'
        '<property name="name" value="Haven"/><property name="rank" type="int" value="2"/>'
        '<property name="port" value="west_sea"/></properties><point/></object></objectgroup>'
        '<objectgroup name="straits"><object name="gap" x="128" y="28"><properties>'
        '<property name="name" value="The Gap"/><property name="shores" value="1,0 4,0"/></properties>'
        '<polyline points="0,0 48,28"/></object></objectgroup>'
        '<objectgroup name="crossings"><object name="ferry" x="80" y="56"><polyline points="0,0 144,-28"/>'
        "</object></objectgroup></map>"
    )
    (folder / "small.tmx").write_text(text)
    (folder / "places.yaml").write_text(SMALL_PLACES)
    return folder / "small.tmx"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_map(tmp_path)


def test_a_small_map_means_what_it_shows(small: Path) -> None:
    read = load_map(small)
    assert [place.id for place in read.places] == ["isle", "shore", "east_sea", "west_sea", "beyond"]
    assert read.places[0].stake
    assert read.places[0].name(Era.ENLARGEMENT) == "New Isle"
    assert read.terrain.tolist()[:3] == [Terrain.PLAIN, Terrain.HILLS, Terrain.SEA]
    assert read.cities[0].hex == 1
    assert read.places[1].centre == 1
    assert read.ports == {1: (3,)}
    assert read.links == ((2, 4),)
    assert [(s.a, s.b, s.shores) for s in read.straits] == [(2, 3, (1, 4))]
    assert [(c.a, c.b) for c in read.crossings] == [(1, 4)]
    assert read.river[0, 3] == read.river[5, 0] == RiverRank.MAJOR


def test_equal_maps_have_equal_hashes(small: Path, tmp_path: Path) -> None:
    before = load_map(small).hash
    assert load_map(small).hash == before
    text = small.read_text().replace("2,3,1,1,2", "2,2,1,1,2")
    small.write_text(text)
    assert load_map(small).hash != before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("hexagonal", "orthogonal", "orientation"),
        ('staggerindex="odd"', 'staggerindex="even"', "staggerindex"),
        ('name="km" type="float" value="60"', 'name="km" type="float" value="nan"', "`km`"),
        ('width="5" height="3" tile', 'width="900000" height="900000" tile', "width"),
        ("2,3,1,1,2", "2,3,1,1", "15 are needed"),
        ("2,3,1,1,2", "2,x,1,1,2", "not a tile number"),
        ("2,3,1,1,2", "2,77,1,1,2", "means nothing"),
        ("2,3,1,1,2", "1,3,1,1,2", "is sea outside every sea zone"),
        ('source="t.tsx"', 'source="../t.tsx"', "not in the map's folder"),
        ('source="t.tsx"', 'source="/etc/passwd"', "not in the map's folder"),
        ('source="t.tsx"', 'source="gone.tsx"', "cannot be read"),
        ('encoding="csv"', 'encoding="base64"', "is not base64"),
        ('name="terrain" width', 'name="ground" width', "no layer 'terrain'"),
        ('name="haven" x="80"', 'name="haven" x="9000"', "outside the map"),
        ('name="haven" x="80"', 'name="haven" x="130"', "not on land"),
        ('name="haven"', 'name="New Haven"', "slug"),
        ('value="west_sea"/></properties><point', 'value="shore"/></properties><point', "opens to 'shore'"),
        ('points="0,0 48,28"', 'points="0,0"', "second point"),
        ('points="0,0 48,28"', 'points="0,0 1,1"', "does not join two sea zones"),
        ('value="1,0 4,0"', 'value="2,0"', "is not land"),
        ('points="0,0 144,-28"', 'points="0,0 -48,-28"', "two to four steps"),
        ("<map ", "<!DOCTYPE map [<!ENTITY a 'b'>]><map ", "document type"),
        ("</map>", "", "not readable as XML"),
    ],
)
def test_mistakes_are_told(small: Path, old: str, new: str, told: str) -> None:
    text = small.read_text()
    assert old in text
    small.write_text(text.replace(old, new, 1))
    with pytest.raises(ScenarioError) as caught:
        load_map(small)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  isle: {kind: land", "  isle: {kind: sea", "is sea here and land on the map"),
        ("city: haven", "city: isle_town", "no city in 'shore'"),
        ("  beyond: {kind: box, name: Beyond}\n", "", "no entry in places.yaml"),
        ("name: Shore", "title: Shore", "title"),
        ("places:", "places:\n  atlantis: {kind: sea, name: Atlantis}", "'atlantis' is not on the map"),
    ],
)
def test_mistakes_in_names_are_told(small: Path, old: str, new: str, told: str) -> None:
    small.with_name("places.yaml").write_text(SMALL_PLACES.replace(old, new, 1))
    with pytest.raises(ScenarioError) as caught:
        load_map(small)
    assert told in str(caught.value)


def test_all_mistakes_at_once(small: Path) -> None:
    text = small.read_text().replace('name="haven" x="80"', 'name="haven" x="130"')
    small.write_text(text.replace('value="1,0 4,0"', 'value="2,0"'))
    with pytest.raises(ScenarioError) as caught:
        load_map(small)
    assert len(caught.value.problems) >= 2


def mutations(dice: random.Random) -> list[Callable[[str], str]]:
    """Ways to spoil a text."""

    def cut(text: str) -> str:
        a = dice.randrange(len(text))
        return text[:a] + text[a + dice.randrange(1, 60) :]

    def repeat(text: str) -> str:
        a = dice.randrange(len(text))
        b = a + dice.randrange(1, 80)
        return text[:b] + text[a:b] + text[b:]

    def swap(text: str) -> str:
        words = [
            '"',
            "-1",
            "1e999",
            "99999999999999999999",
            "<a>",
            "nan",
            "",
            "0,0",
            "&x;",
            "\0",
            "é",
            "5" * 400,
        ]
        a = dice.randrange(len(text))
        return text[:a] + dice.choice(words) + text[a + dice.randrange(4) :]

    def digit(text: str) -> str:
        spots = [n for n, letter in enumerate(text) if letter.isdigit()]
        a = dice.choice(spots)
        return text[:a] + dice.choice("0123456789-.") + text[a + 1 :]

    return [cut, repeat, swap, digit]


def test_a_thousand_spoiled_maps_only_ever_give_problems(small: Path) -> None:
    dice = random.Random(1815)
    ways = mutations(dice)
    names = ["small.tmx", "small.tmx", "small.tmx", "t.tsx", "r.tsx", "p.tsx", "places.yaml"]
    clean = {name: small.with_name(name).read_text() for name in names}
    refused = 0
    for _ in range(1000):
        name = dice.choice(names)
        text = clean[name]
        for _ in range(dice.randrange(1, 4)):
            text = dice.choice(ways)(text)
        small.with_name(name).write_text(text, encoding="utf-8")
        try:
            load_map(small)
        except ScenarioError:
            refused += 1
        small.with_name(name).write_text(clean[name], encoding="utf-8")
    assert refused > 500


# --- whatever Tiled can write is read, or named as a mistake --------------------------------------------


def told_of(small: Path) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load_map(small)
    return [str(problem) for problem in caught.value.problems]


def rewritten(small: Path, old: str, new: str) -> Path:
    text = small.read_text()
    assert old in text
    small.write_text(text.replace(old, new, 1))
    return small


@pytest.mark.parametrize("depth", [1, 3])
def test_layers_in_groups_are_read_like_the_others(small: Path, depth: int) -> None:
    before = load_map(small).hash
    text = small.read_text()
    start, end = text.index("<layer"), text.index("</map>")
    opened = "".join(f'<group id="{n}" name="g">' for n in range(depth))
    small.write_text(text[:start] + opened + text[start:end] + "</group>" * depth + text[end:])
    assert load_map(small).hash == before


def test_a_layer_that_tiled_hides_or_fades_is_read(small: Path) -> None:
    before = load_map(small).hash
    rewritten(small, '<layer name="place"', '<layer name="place" visible="0" opacity="0.5" locked="1"')
    assert load_map(small).hash == before


def test_a_backdrop_means_nothing_and_does_no_harm(small: Path) -> None:
    before = load_map(small).hash
    rewritten(small, "</map>", '<imagelayer name="sketch"><image source="../../x.png"/></imagelayer></map>')
    assert load_map(small).hash == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2,3,1,1,2", f"{2 + 0x80000000},3,1,1,2", "'terrain': the tile at 0, 0 is turned or flipped"),
        ("18,0,0", f"{18 + 0x40000000},0,0", "'river_major': the tile at 0, 0 is turned or flipped"),
        ("102,102,103", f"102,{102 + 0x20000000},103", "'place': the tile at 1, 0 is turned or flipped"),
        ("2,3,1,1,2", f"{2 + (1 << 40)},3,1,1,2", "out of range"),
        ("2,3,1,1,2", "-2,3,1,1,2", "not a tile number"),
        ("2,3,1,1,2", "1_2,3,1,1,2", "not a tile number"),
        ("2,3,1,1,2", "２,3,1,1,2", "not a tile number"),
        ("2,3,1,1,2", "2" * 5_000 + ",3,1,1,2", "not a tile number"),
        ("2,3,1,1,2", "2,3,1,1,2," * 3, "tiles, 15 are needed"),
        ('name="river_major"', 'name="river_majr"', "'river_majr' means nothing, did you mean `river_"),
        ('name="cities"', 'name="towns"', "'towns' means nothing"),
        ('<layer name="terrain"', '<layer name="terrain" offsetx="64"', "'terrain' is moved: `offsetx`"),
        ('<objectgroup name="cities"', '<objectgroup name="cities" offsety="-9"', "'cities' is moved"),
        ('width="5" height="3"><data', 'width="3" height="5"><data', "'terrain': `width` is '3'"),
        ("</map>", '<wanglayer id="9"/></map>', "<wanglayer> is nothing that a map holds"),
        ("</map>", layer("place", [[0] * 5] * 3) + "</map>", "a second layer is called 'place'"),
        ('encoding="csv"', 'encoding="base64" compression="zstd"', "'terrain' is stored as base64 zstd"),
        ('encoding="csv"', 'encoding="base64" compression="zlib"', "'terrain' is not base64"),
        ('<data encoding="csv">', '<data><tile gid="1"/>', "'terrain' has 1 tiles"),
        ('<data encoding="csv">', '<data encoding="csv"><chunk/>', "'terrain' has a chunk that cannot be"),
        ('<tileset firstgid="10"', '<tileset firstgid="2"', "r.tsx:1: the tile 0 has a number that another"),
        ('<tileset firstgid="10"', '<tileset firstgid="1.5"', "`firstgid` is 1.5"),
        ('name="haven"', 'name="haven&#x202e;"', "U+202E"),
        ('value="Haven"', 'value="&#x85;"', "U+0085"),
        ('value="Haven"', f'value="{"x" * 81}"', "the name of 'haven' is too long"),
        ('name="rank" type="int" value="2"', 'name="rank" value="2.5"', "`rank` is 2.5, a whole number"),
    ],
)  # fmt: skip
def test_what_would_not_mean_what_it_shows_is_told(small: Path, old: str, new: str, told: str) -> None:
    problems = told_of(rewritten(small, old, new))
    assert any(told in problem for problem in problems), problems
    assert all(re.match(r".+\.(tmx|tsx|yaml):\d+", problem) for problem in problems), problems


def test_a_group_that_is_moved_moves_its_layers(small: Path) -> None:
    text = small.read_text().replace("<layer", '<group name="g" offsetx="3"><layer', 1)
    small.write_text(text.replace("</layer>", "</layer></group>", 1))
    assert any("'g' is moved" in problem for problem in told_of(small))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('value="hills"', 'value="hils"', "t.tsx:4: a tile has the terrain 'hils', did you mean `hills`?"),
        ('value="3"', 'value="99"', "r.tsx:5: `mask` is '99'"),
        ('value="3"', 'value="2.5"', "r.tsx:5: `mask` is 2.5"),
        ('value="sea"', 'value="lake"', "p.tsx:2: a tile names the place"),
        ('value="isle"', 'value="shore"', "p.tsx:4: two tiles name the place 'shore'"),
        ('value="east_sea"/></properties></tile></tileset>', 'value="x"/></properties></tile></tileset>',
         "p.tsx:6: box 'beyond' is linked to 'x'"),
        ('<tile id="1"', '<tile id="x"', "a tile has the id 'x'"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_tileset_has_its_file_and_line(small: Path, old: str, new: str, told: str) -> None:
    for name in ("t.tsx", "r.tsx", "p.tsx"):
        path = small.with_name(name)
        text = path.read_text().replace("<tile ", "\n<tile ")
        path.write_text(text.replace(old, new, 1) if told[:5] in (name, "a til") else text)
    assert any(told in problem for problem in told_of(small)), told_of(small)


def test_tilesets_in_the_map_and_collections_of_pictures_are_read(small: Path) -> None:
    before = load_map(small).hash
    text = small.read_text()
    for name, first in (("t", 1), ("r", 10), ("p", 100)):
        inside = (
            small.with_name(f"{name}.tsx").read_text().replace("<tileset", f'<tileset firstgid="{first}"')
        )
        pictured = inside.replace("</tile>", '<image width="64" height="56" source="no.png"/></tile>')
        text = text.replace(f'<tileset firstgid="{first}" source="{name}.tsx"/>', pictured)
        small.with_name(f"{name}.tsx").unlink()
    small.write_text(text)
    assert load_map(small).hash == before


HOSTILE = {
    "elements": lambda text: text.replace("</map>", "<a/>" * 200_000 + "</map>"),
    "wrong objects": lambda text: text.replace("</map>", '<objectgroup name="cities">' + "<object/>" * 140_000
                                               + "</objectgroup></map>"),
    "attributes": lambda text: text.replace("<map ", "<map " + "".join(f'a{n}="" ' for n in range(500_000))),
    "no end of a tag": lambda text: text.replace("<map ", '<map a="' + "x" * 10_000_000),
    "comment": lambda text: text.replace("</map>", "<!--" + "-x" * 5_000_000 + "--></map>"),
    "commas": lambda text: text.replace("2,3,1,1,2", "," * 15_000_000),
    "text": lambda text: text.replace('encoding="csv">', 'encoding="csv">' + "1" * 15_000_000),
    "tilesets": lambda text: text.replace(
        "<tileset ", '<tileset firstgid="1" source="t.tsx"/>' * 50_000 + "<tileset "),
    "depth": lambda text: text.replace("</map>", '<group name="">' * 1_000 + "</map>"),
    "points": lambda text: text.replace('points="0,0 48,28"', 'points="' + "1e9,1 " * 40_000 + '"'),
    "places": lambda text: text.replace(
        '<tileset firstgid="100" source="p.tsx"/>',
        tileset("p", [{"place": f"p{n}", "kind": "land"} for n in range(29_000)])
        .replace("<tileset", '<tileset firstgid="100"')),
    "too large": lambda text: text + " " * 17_000_000,
}  # fmt: skip


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_map_is_refused_soon_and_costs_little(small: Path, how: str) -> None:
    small.write_text(HOSTILE[how](small.read_text()))
    limits = (
        "import resource, signal, sys; signal.alarm(20); "
        "from pathlib import Path; from game.scenarios.maps.tiled import load_map; "
        "from game.scenarios.reading.problems import ScenarioError; "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "start = resource.getrusage(resource.RUSAGE_SELF).ru_utime\n"
        "try: load_map(Path(sys.argv[1]))\n"
        "except ScenarioError as error: print(len(error.problems))\n"
        "use = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print((use.ru_maxrss - before) // 1024, use.ru_utime - start)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", limits, str(small)],
        capture_output=True,
        text=True,
        cwd=MAPS.parent,
        check=True,
    )
    problems, costs = done.stdout.splitlines()
    megabytes, seconds = costs.split()
    assert 0 < int(problems) <= ENOUGH + 1
    assert int(megabytes) < 300
    assert float(seconds) < 5
