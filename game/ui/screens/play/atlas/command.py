"""Command of forces on the atlas: what is selected, where it can go, and what a click there orders."""

from __future__ import annotations

from game.ai.staff import waters
from game.rules.land.combat import Attack
from game.rules.land.movement import Move
from game.rules.land.zoc import board_of
from game.rules.sea.sea import Seas
from game.rules.sea.transport import Embark, Land
from game.rules.supply import routes
from game.ui.map.pieces.marks import Arrow, ArrowKind, Highlight
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.words import Phase, PlaceKind
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force


class Command:
    """What the seat has in hand. ``forces`` are its own, selected; ``place`` the province looked at."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.forces: list[int] = []
        self.place = -1
        self.cursor = NOWHERE  # the hex that the keyboard points at
        self._reach: tuple[object, dict[int, int]] | None = None
        self._hover: object = None

    # --- selecting ------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Put everything down."""
        self.forces, self.place, self.cursor = [], -1, NOWHERE
        self.renew()

    def selected(self) -> list[Force]:
        """The forces in hand that still exist."""
        view = self.session.view
        return [view.forces[i] for i in self.forces if i in view.forces]

    def pick(self, force: int, *, adds: bool = False) -> None:
        """Take a force in hand, or put it down again when it is added twice."""
        own = [i for i in self.forces if self._is_own(i)]
        if adds and own and self._is_own(force):
            self.forces = [i for i in own if i != force] if force in own else [*own, force]
        else:
            self.forces = [force]
        self.place, self.cursor = -1, NOWHERE
        self.renew()

    def pick_stack(self, forces: tuple[int, ...], *, adds: bool = False) -> None:
        """Take in hand what a counter stands for: all own forces of one arm, or one of somebody else's."""
        view = self.session.view
        own = [i for i in forces if self._is_own(i)]
        if adds and own:
            for i in own:
                self.pick(i, adds=True)
            return
        if own and set(own) == set(self.forces) and len(own) > 1:
            own = own[:1]  # a second click takes the first alone
        first = queries.is_fleet(view, view.forces[own[0]]) if own else False
        self.forces = [i for i in own if queries.is_fleet(view, view.forces[i]) == first] or list(forces[:1])
        self.place, self.cursor = -1, NOWHERE
        self.renew()

    def look_at(self, place: int) -> None:
        """Look at a province."""
        self.forces, self.place, self.cursor = [], place, NOWHERE
        self.renew()

    def _is_own(self, force: int) -> bool:
        found = self.session.view.forces.get(force)
        return found is not None and found.power == self.session.seat

    def idle(self) -> list[Force]:
        """Own land forces and fleets at sea that could still act this round, by id."""
        view = self.session.view
        if view.phase is not Phase.OPERATIONS or not self.session.is_asked:
            return []
        return [f for f in view.forces_of(self.session.seat) if f.points > 0 and f.aboard < 0]

    def next_idle(self) -> None:
        """Take the next force in hand that could still act, and go to it."""
        idle = [f.id for f in self.idle()]
        if not idle:
            self.session.notice = say("no_idle")
            return
        now = self.forces[-1] if self.forces else -1
        self.pick(next((i for i in idle if i > now), idle[0]))
        self.centre()

    def centre(self) -> None:
        """Bring what is selected to the middle of the window."""
        for force in self.selected()[:1]:
            if force.hex != NOWHERE:
                self.session.atlas.centre_on(force.hex)
            else:
                self.session.atlas.centre_on_place(force.zone)
        if not self.forces and self.place >= 0:
            self.session.atlas.centre_on_place(self.place)

    # --- what the atlas shows of it -------------------------------------------------------------------

    def renew(self) -> None:
        """Mark the selection, its reach and its targets on the atlas."""
        atlas = self.session.atlas
        self.forces = [f.id for f in self.selected()]
        atlas.selected_force = self.forces[0] if self.forces else -1
        atlas.selected_place = self.place
        atlas.selected_hex = self.cursor
        self._hover = None
        atlas.arrows = []
        atlas.highlights = dict(self._marks())

    def _marks(self) -> dict[int, Highlight]:
        column = self.column()
        if not column or not self.session.is_asked or self.session.view.phase is not Phase.OPERATIONS:
            return {}
        marks: dict[int, Highlight] = {h: Highlight.REACH for h in self.reach() if h != column[0].hex}
        board = board_of(self.session.view)
        near = {h for f in column if not f.has_fought for h in board.near[f.hex]}
        marks |= {h: Highlight.TARGET for h in sorted(near) if board.hostile_on(self.session.seat, h)}
        return marks

    def column(self) -> list[Force]:
        """The selected land forces if they stand together ashore and are the seat's own."""
        view, forces = self.session.view, self.selected()
        if not forces or any(f.power != self.session.seat or f.hex == NOWHERE for f in forces):
            return []
        if any(queries.is_fleet(view, f) or f.hex != forces[0].hex or f.aboard >= 0 for f in forces):
            return []
        return forces

    def reach(self) -> dict[int, int]:
        """Hexes the column can march to this round, with the cost."""
        column = self.column()
        key = (self.session.campaign.revision, tuple(self.forces))
        if self._reach is None or self._reach[0] != key:
            able = column and min(f.points for f in column) > 0
            found = routes.reachable(self.session.view, column, board_of(self.session.view)) if able else {}
            self._reach = (key, found)
        return self._reach[1]

    def path_to(self, goal: int) -> tuple[tuple[int, ...], int]:
        """The whole way of the column to a hex, and how many steps of it this round allows."""
        column, view, board = self.column(), self.session.view, board_of(self.session.view)
        if not column or goal == column[0].hex or not view.map.is_land[goal]:
            return (), 0
        path = routes.path_within(view, column, goal, board)
        if path:
            return path, len(path)
        path = routes.find_path(view, column, goal, board)
        return path, len(routes.first_leg(view, column, path, board)) if path else 0

    def step(self, across: int, down: int) -> None:
        """Move the hex that the keyboard points at, as far as the map goes, and show the way there."""
        game_map = self.session.view.map
        row, column = divmod(self.cursor, game_map.width)
        row = max(0, min(game_map.height - 1, row + down))
        column = max(0, min(game_map.width - 1, column + across))
        self.cursor = row * game_map.width + column
        self.preview(self.cursor)
        self.session.atlas.selected_hex = self.cursor

    def preview(self, goal: int) -> None:
        """Show the way to the hex under the pointer."""
        key = (self.session.campaign.revision, tuple(self.forces), goal)
        if key == self._hover:
            return
        self._hover = key
        atlas = self.session.atlas
        atlas.arrows = []
        marks = self._marks()
        column = self.column()
        if marks and goal >= 0 and column:
            if marks.get(goal) is Highlight.TARGET:
                atlas.arrows = [Arrow(f.hex, goal, ArrowKind.ATTACK) for f in column[:1]]
            else:
                path, steps = self.path_to(goal)
                marks |= dict.fromkeys(path[:steps], Highlight.PATH)
                marks |= dict.fromkeys(path[steps:], Highlight.DANGER)
        atlas.highlights = marks

    # --- what a click orders --------------------------------------------------------------------------

    def go(self, hex_id: int) -> Attack | Land | None:
        """Send what is selected to a hex: march, sail, embark or land; what is a battle is handed back.

        A battle, also one for a landing, needs a look at its forecast first, so it is not begun here.
        """
        session, view = self.session, self.session.view
        forces = [f for f in self.selected() if f.power == session.seat]
        if hex_id < 0 or not forces:
            return None
        if not session.is_asked or view.phase is not Phase.OPERATIONS:
            session.notice = session.why_not(Move(session.seat, tuple(self.forces), (hex_id,)))
            return None
        is_held = bool(board_of(view).hostile_on(session.seat, hex_id))
        if any(f.aboard >= 0 for f in forces):
            landing = Land(session.seat, tuple(f.id for f in forces if f.aboard >= 0), hex_id)
            if is_held and not session.why_not(landing):
                return landing
            session.give(landing)
        elif all(queries.is_fleet(view, f) for f in forces):
            self._sail(forces, hex_id)
        elif is_held:
            return Attack(session.seat, tuple(f.id for f in forces), hex_id)
        elif not view.map.is_land[hex_id]:
            self.embark(forces, int(view.map.place[hex_id]))
        else:
            self._march(hex_id)
        self.renew()
        return None

    def _march(self, goal: int) -> None:
        session = self.session
        path, steps = self.path_to(goal)
        if not path:
            session.notice = session.why_not(Move(session.seat, tuple(self.forces), (goal,)))
            return
        session.give(Move(session.seat, tuple(self.forces), path[: max(1, steps)]))
        if 0 < steps < len(path):
            session.notice = say("as_far_as", steps=steps, all=len(path))

    def embark(self, forces: list[Force], zone: int) -> None:
        """Go aboard an own fleet in that water, or in that box, that has room."""
        session = self.session
        ids = tuple(f.id for f in forces)
        refused = say("no_fleet_there")
        for fleet in queries.fleets_of(session.view, session.seat):
            if fleet.zone == zone:
                order = Embark(session.seat, ids, fleet.id)
                refused = session.why_not(order)
                if not refused:
                    session.give(order)
                    return
        session.notice = refused

    def _sail(self, fleets: list[Force], hex_id: int) -> None:
        """Sail to the water clicked, or into the harbour."""
        session, view = self.session, self.session.view
        port = hex_id if hex_id in view.map.ports else NOWHERE
        goals = list(view.map.ports[port]) if port != NOWHERE else [int(view.map.place[hex_id])]
        if goals[0] < 0 or view.map.places[goals[0]].kind is PlaceKind.LAND:
            session.notice = say("ships_need_water")
            return
        self.sail_to(fleets, goals, port)

    def sail_to(self, fleets: list[Force], goals: list[int], port: int = NOWHERE) -> None:
        """Sail fleets that lie together towards one of some waters, and into a port if one is named."""
        session = self.session
        before = session.campaign.revision
        waters.sail(session.desk(), Seas(board_of(session.view)), fleets, goals, port, ())
        if session.campaign.revision == before:
            session.notice = say("no_way_by_sea")
            return
        told = session.campaign.chronicle.entries[-1].record
        session.notice = session.presenter.record(told)
        session.show([told])
        self.renew()
