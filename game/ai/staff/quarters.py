"""Quarters: how many men each hex can feed, so that the staff does not starve its own armies by crowding."""

from __future__ import annotations

from game.ai.staff.picture import Picture
from game.rules.provisions import Provisions
from game.rules.supply import is_at_home
from game.world import fixed
from game.world.forces import Force

TOLERATED = 11_500  # a little over what the country feeds is borne for a month


class Quarters:
    """A ledger of men and provisions by hex, kept while the staff gives out marching orders."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._provisions = Provisions(picture.board, picture.power)
        self._men = {
            h: sum(f.strength for f in picture.board.friendly_on(picture.power, h))
            for h in picture.board.stacks
        }
        self._room: dict[int, int] = {}

    def room(self, hex_id: int) -> int:
        """Men a hex feeds this month."""
        if hex_id not in self._room:
            found = self._provisions.carried(hex_id) + self._provisions.gathered(hex_id)
            self._room[hex_id] = fixed.mul(found, TOLERATED)
        return self._room[hex_id]

    def men(self, hex_id: int) -> int:
        """Own side's men on a hex, orders given so far included."""
        return self._men.get(hex_id, 0)

    def has_room(self, force: Force, hex_id: int) -> bool:
        """Whether a force that does not stand there yet would be fed on a hex."""
        if is_at_home(self._picture.board, self._picture.power, hex_id):
            return True
        return self.men(hex_id) + force.strength <= self.room(hex_id)

    def is_crowded(self, hex_id: int) -> bool:
        """Whether more men stand on a hex than it feeds."""
        if is_at_home(self._picture.board, self._picture.power, hex_id):
            return False
        return self.men(hex_id) > self.room(hex_id)

    def march(self, force: Force, to: int) -> None:
        """Enter a march in the ledger."""
        self._men[force.hex] = self.men(force.hex) - force.strength
        self._men[to] = self.men(to) + force.strength
