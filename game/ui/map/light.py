"""Land lit on the atlas while a sheet is open that is about it, in the part of the window left free."""

from __future__ import annotations

from collections.abc import Iterable

from game.ui.map.pieces.marks import Highlight
from game.ui.map.view import MapView
from game.words import Term
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm


class Light:
    """Lights places and brings them to the middle of a gap; put out, the atlas is as it was before."""

    def __init__(self, atlas: MapView, places: Iterable[int]) -> None:
        self.atlas = atlas
        self.places = tuple(dict.fromkeys(p for p in places if p >= 0))
        self._before, self._marks = atlas.camera.view(), atlas.highlights
        hexes = index_of(atlas.game_map).hexes
        atlas.highlights = dict.fromkeys((h for p in self.places for h in hexes[p]), Highlight.LAND)

    def aim(self, gap: tuple[int, int, int, int]) -> None:
        """Bring the land to the middle of a free part of the window."""
        if not self.places:
            return
        atlas, (x, y, w, h) = self.atlas, gap
        spots = []
        for place in self.places:
            atlas.centre_on_place(place)
            spots.append(atlas.camera.view()[1:])
        level = atlas.camera.level
        across = (min(s[0] for s in spots) + max(s[0] for s in spots)) / 2
        down = (min(s[1] for s in spots) + max(s[1] for s in spots)) / 2
        atlas.camera.return_to((level, across, down))
        wide, high = atlas.camera.size
        atlas.camera.pan(wide / 2 - (x + w / 2), high / 2 - (y + h / 2))

    def put_out(self) -> None:
        """The atlas as it was."""
        self.atlas.highlights = self._marks
        self.atlas.camera.return_to(self._before)


def land_of(view: View, terms: Iterable[PeaceTerm], parties: tuple[int, ...]) -> tuple[int, ...]:
    """The land that articles are about: what passes, or who becomes free; else a capital."""
    found = [term.place for term in terms if term.place >= 0]
    if not found:
        subjects = [t.taker for t in terms if t.term in (Term.INDEPENDENCE, Term.AUTONOMY) and t.taker >= 0]
        found = [place for power in subjects for place in queries.owned_by(view, power)]
    capitals = [view.powers[power].capital for power in parties[-1:]]
    return tuple(found or (p for p in capitals if p >= 0))
