"""Takes the pictures of the window for the documentation: ``python docs/pages/pictures.py [NAME ...]``.

Plays the same campaign every time under a driver that shows nothing, opens screen after screen and writes
``docs/images/NAME.webp``. Needs Pillow (the ``build`` extra).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame
from PIL import Image

from game.ai.advice.counsel import counsel
from game.campaign.campaign import Campaign
from game.campaign.door import judge
from game.campaign.seats import Seat
from game.events.engine import EventBook
from game.politics.crises.conference import FINAL
from game.politics.crises.seats.seating import seats_of
from game.politics.treaties.treaties import ProposeTreaty
from game.politics.war.outbreak.war import DeclareWar
from game.rules.land.combat import Attack
from game.rules.land.forecast import forecast
from game.rules.land.zoc import Board
from game.scenarios.load import load_scenario
from game.ui.app import App
from game.ui.map.modes import MapMode
from game.ui.options import Options
from game.ui.screens.actions import (
    Door,
    Foresee,
    Give,
    GoTo,
    Open,
    Place,
    ShowCrisis,
    ShowPlace,
    ShowPower,
    ShowWar,
)
from game.ui.screens.base import Context, Pop, Push, Screen
from game.ui.screens.new_campaign import ChoosePower
from game.ui.screens.play.atlas.actions import SetMode
from game.ui.screens.play.atlas.battle import Begin
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.declare import DeclareScreen
from game.ui.screens.play.diplomacy.peace import ToggleTerm
from game.ui.screens.play.home.budget import SetShare
from game.ui.screens.play.records.why import last_act
from game.ui.screens.play.table.actions import AskWhyOf, LookAt
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.ui.widgets.rows import Action
from game.words import CasusBelli, Phase, TreatyKind
from game.world import fixed
from game.world.state import queries
from game.world.state.world import Settings

IMAGES = ROOT / "docs" / "images"
SEED, SEAT, OTHER, FOE, HOST = 7, "austria", "france", "ottoman_empire", "britain"
FULL, SMALL, LARGE = (1920, 1080), (1280, 720), (3840, 2160)
QUIET = Options(animation=0, autosave=False, edge_pan=False, ceremonies=False, hints=False)
QUALITY = 86
QUARTERS = 24  # played before most pictures are taken
PATIENCE = 120  # quarters to wait for a battle
LEAST, MOST = 5_500, 9_300  # permyriad: chances of an attack worth showing
FRAMES = 20_000
SHOWN = 3  # pieces of each adviser's advice looked at


class Stage:
    """A window nobody sees, with somebody at it who presses what the pictures need."""

    def __init__(self, size: tuple[int, int] = FULL, scale: int = 100) -> None:
        pygame.display.quit()
        pygame.display.init()
        options = Options(**{**vars_of(QUIET), "scale": scale})
        self.folder = Path(tempfile.mkdtemp())
        self.app = App(pygame.display.set_mode(size), options, self.folder)

    def open(self, screen: Callable[[Context], Screen]) -> Stage:
        """Begin on a screen."""
        self.app.follow(Push(screen(self.app.context)))
        self.frames(2)
        return self

    def play(self, campaign: Campaign) -> Stage:
        """Sit down at a campaign and wait until one is asked."""
        self.open(lambda context: WorldScreen(context, campaign))
        return self.wait()

    @property
    def world(self) -> WorldScreen:
        """The screen with the atlas."""
        return next(s for s in self.app.stack if isinstance(s, WorldScreen))

    @property
    def session(self) -> Session:
        """The campaign as it is played here."""
        return self.world.session

    def frames(self, count: int = 2) -> None:
        """Let frames pass."""
        for _ in range(count):
            self.app.step()

    def wait(self) -> Stage:
        """Until the seat is asked, or the desk changes hands."""
        for _ in range(FRAMES):
            if self.app.screen is not self.world or self.session.is_asked:
                break
            self.app.step()
            pygame.time.wait(1)  # the powers think on a thread of their own, which needs its turn
        self.frames(2)
        return self

    def press(self, action: Action, value: object = None) -> Stage:
        """Do what a button of the topmost screen does."""
        self.app.screen.is_stale = True
        self.app.follow(self.app.screen.on(action, value))
        self.frames(2)
        return self

    def back(self) -> Stage:
        """Close the topmost screen."""
        self.app.follow(Pop())
        self.frames(2)
        return self

    def look(self, place: str, level: int) -> Stage:
        """Bring a power's capital or the seat's middle of Europe into view, at a step of zoom."""
        atlas = self.session.atlas
        atlas.camera.zoom(level - atlas.camera.level)
        index = {p.id: p.index for p in self.session.view.map.places}
        atlas.centre_on_place(index[place])
        return self

    def save(self, name: str) -> None:
        """Write what is seen, when all of the atlas is printed."""
        app = self.app
        wide, high = app.context.size
        pygame.mouse.set_pos(wide - app.context.px(60), high - app.context.px(60))
        self.frames(3)
        seated = [s for s in app.stack if isinstance(s, WorldScreen) and s.session.seat >= 0]
        atlases = [s.session.atlas for s in seated]
        for _ in range(2):  # names are laid out where the first drawing found the towns
            for atlas in atlases:
                atlas.settle()
            app.renew_below()
            app.draw()
        pixels = pygame.image.tobytes(app.window, "RGB")
        picture = Image.frombytes("RGB", app.window.get_size(), pixels)
        path = IMAGES / f"{name}.webp"
        picture.save(path, "WEBP", quality=QUALITY, method=6)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")


def vars_of(options: Options) -> dict[str, object]:
    """Options as the arguments that make them."""
    return {name: getattr(options, name) for name in options.__dataclass_fields__}


# --- campaigns ----------------------------------------------------------------------------------------


def campaign(*humans: str) -> Campaign:
    """1815 with people in some seats."""
    world, book = load_scenario("1815", SEED, Settings())
    return Campaign(world, book, seats={queries.power_of(world, name): Seat.HUMAN for name in humans})


def leave_to_computer(game: Campaign) -> None:
    """Have the computer act once for the person who is asked; the seat stays a person's."""
    game.advance()
    power = game.active
    game.hand_to(power, Seat.AI)
    game.tick()
    game.hand_to(power, Seat.HUMAN)


def played(quarters: int, *humans: str) -> Campaign:
    """A campaign some quarters on, in politics."""
    game = campaign(*humans)
    while game.world.turn < quarters or game.world.phase is not Phase.POLITICS:
        leave_to_computer(game)
        game.advance()
    return game


def best_attack(game: Campaign, power: int) -> Attack | None:
    """The attack with the best chance that a seat could order now with all that stands beside the enemy."""
    view = game.view_of(power)
    if game.active != power or view.phase is not Phase.OPERATIONS:
        return None
    board, near = Board(view), dict[int, list[int]]()
    for force in view.forces_of(power):
        for target in board.near[force.hex] if force.hex >= 0 else ():
            if judge(view, Attack(power, (force.id,), target)) is None:
                near.setdefault(target, []).append(force.id)
    found = [
        (forecast(view, [view.forces[i] for i in ids], target, board).chance, -target, ids)
        for target, ids in near.items()
    ]
    chance, target, ids = max(found, default=(0, 0, []))
    return Attack(power, tuple(ids), -target) if LEAST < chance < MOST else None


def at_war() -> tuple[Campaign, Attack]:
    """A campaign at a moment when the seat can attack somebody and neither is sure to win."""
    game = campaign(SEAT)
    power = queries.power_of(game.world, SEAT)
    game.advance()
    game.submit(DeclareWar(power, queries.power_of(game.world, FOE), CasusBelli.CONQUEST, ()))
    while game.world.turn < PATIENCE:
        game.advance()
        order = best_attack(game, power)
        if order is not None:
            return game, order
        leave_to_computer(game)
    raise SystemExit(f"{SEAT} fought nobody in {PATIENCE} quarters")


def belgium() -> Campaign:
    """The Belgian Question before the powers: the last round of a sitting, with drafts on the table.

    The powers are as they were when the campaign began, in the summer of the July Revolution.
    """
    world, book = load_scenario("1815", SEED, Settings())
    world.turn = world.facts.calendar.turn_of("1830-Q3")
    world.fired["july_revolution"] = world.turn - 1
    revolt = replace(book.by_id["belgian_revolt"], chance=fixed.ONE)
    game = Campaign(world, EventBook((revolt,)), seats={queries.power_of(world, HOST): Seat.HUMAN})
    for _ in range(PATIENCE):
        game.advance()
        if game.world.phase is Phase.CONFERENCE and game.world.round == FINAL:
            return game
        leave_to_computer(game)
    raise SystemExit("nobody conferred about Belgium")


def disputed(name: str) -> Campaign:
    """A campaign when the two advisers of a seat say the opposite of one thing, if they ever do."""
    game = played(QUARTERS, name)
    for _ in range(PATIENCE):
        game.advance()
        if game.world.phase is Phase.POLITICS:
            said = [
                {(repr(a.order), a.score > 0) for a in opinion.advice[:SHOWN]}
                for opinion in counsel(game.view_of(game.active))
            ]
            if any((order, not favours) in said[1] for order, favours in said[0]):
                return game
        leave_to_computer(game)
    game.advance()
    return game


# --- pictures -----------------------------------------------------------------------------------------


def title() -> None:
    stage = Stage().open(TitleScreen)
    stage.save("title")
    stage.press(GoTo(Place.NEW_CAMPAIGN)).press(ChoosePower(queries.power_of(campaign().world, SEAT)))
    stage.save("new-campaign")


def europe() -> None:
    stage = Stage().play(played(QUARTERS, SEAT))
    stage.look("lower_austria", 1).save("europe-far")
    stage.press(ShowPlace(stage.session.view.powers[stage.session.seat].capital))
    stage.look("lower_austria", 3).save("europe-middle")
    stage.world.command.look_at(-1)
    stage.look("lower_austria", 5).save("europe-near")


def politics() -> None:
    stage = Stage(scale=125).play(played(QUARTERS, SEAT))
    stage.press(Open(Door.BUDGET))
    stage.press(SetShare("tax"), value=stage.app.screen.draft.tax + 30)
    stage.press(SetShare("investment"), value=stage.app.screen.draft.investment + 20)
    stage.save("budget")
    stage.back().press(Open(Door.GRAPHS)).save("graphs")
    stage.back().press(Open(Door.POWERS))
    seat, world = stage.session.seat, stage.session.campaign.world
    for name in (OTHER, "prussia", "russia", "ottoman_empire"):
        offer = ProposeTreaty(seat, queries.power_of(world, name), TreatyKind.DEFENSIVE_ALLIANCE)
        if not stage.session.why_not(offer):
            stage.press(ShowPower(offer.to)).press(Give(offer))
            break
    stage.save("treaty")


def war() -> None:
    game, order = at_war()
    stage = Stage(scale=125).play(game)
    mine = [w for w in stage.session.wars() if not w.is_over]
    stage.press(ShowWar(mine[0].id))
    for row in [a for a in actions(stage, "asked") if isinstance(a, ToggleTerm)][:3]:
        stage.press(row)
    stage.save("peace-talks")
    stage.back().world.command.forces = list(order.forces)
    stage.world.command.centre()
    stage.press(Foresee(order)).save("attack")
    stage.press(Begin()).frames(3)  # then its report opens by itself
    stage.save("battle-report")


def actions(stage: Stage, sheet: str) -> list[Action]:
    """What can be pressed on a sheet."""
    return [spot.what.action for spot in stage.app.gui.sheets[sheet].spots if spot.what.action]


def hand_over() -> None:
    stage = Stage(scale=125).play(campaign(SEAT, OTHER))
    stage.save("hand-over")


def declaration() -> None:
    stage = Stage(scale=125).play(campaign(OTHER))
    target = queries.power_of(stage.session.campaign.world, "bavaria")
    stage.app.follow(Push(DeclareScreen(stage.session, target)))
    stage.save("all-against-one")
    stage.back().press(Open(Door.HOME)).save("home")
    stage.back()
    for mode in (MapMode.TRUST, MapMode.COMMITMENT):
        stage.press(SetMode(mode)).save(f"mode-{mode}")


def advisers() -> None:
    Stage(scale=125).play(disputed(OTHER)).press(Open(Door.COUNSEL)).save("counsel")


def conference() -> None:
    game = belgium()
    stage = Stage(scale=125).play(game)
    crisis = next(c for c in game.world.crises.values() if c.title == "Belgian Question")
    stage.press(ShowCrisis(crisis.id)).press(LookAt(0)).save("conference")
    stage.back().press(Open(Door.BODIES)).save("institution")
    while game.world.phase is not Phase.POLITICS:  # when all papers have been opened
        leave_to_computer(game)
        game.advance()
    stage = Stage(scale=125).play(game)
    known = [last_act(stage.session, crisis.id, p) for p in seats_of(game.world, crisis)]
    act = max((a for a in known if a), key=lambda a: (a.otherwise is not None, len(a.reasons)))
    stage.press(ShowCrisis(crisis.id)).press(AskWhyOf(act.order.power)).save("why")


def sizes() -> None:
    for size, scale, name in ((SMALL, 100, "main-1280x720"), (LARGE, 200, "main-3840x2160")):
        game, order = at_war()
        stage = Stage(size, scale).play(game)
        stage.world.command.pick(order.forces[0])
        stage.world.command.centre()
        stage.world.is_stale = True
        stage.save(name)


SCENES: dict[str, Callable[[], None]] = {
    "title": title,
    "europe": europe,
    "politics": politics,
    "war": war,
    "hand-over": hand_over,
    "declaration": declaration,
    "advisers": advisers,
    "conference": conference,
    "sizes": sizes,
}


def main(names: list[str]) -> None:
    """Take the scenes named, or all of them."""
    IMAGES.mkdir(exist_ok=True)
    for name in names or list(SCENES):
        SCENES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
