"""One press is one press: keys held, pressed too early or meant for the screen before decide nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.politics.treaties import treaties
from game.politics.war.ends.peace import OfferPeace, apply_offer_peace
from game.ui.app import FRAMES
from game.ui.keyboard import Keyboard
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.menu import ChangePhrase, MenuScreen
from game.ui.screens.play.passphrase import PassphraseScreen, TypeLine, fits
from game.ui.screens.play.world import WorldScreen
from game.words import Phase, Term, TreatyKind
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from tests.kit import at_war
from tests.ui.hotseat import finish, pass_on, sit
from tests.ui.screenkit import Person, at_desk

DELAY, AGAIN = 400, 40  # milliseconds until a key held repeats, and between repeats
FRAME = 16  # milliseconds of a picture on a quick machine


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria", "france")
    yield person
    person.close()


def event(kind: int, code: int, mod: int = 0) -> pygame.Event:
    return pygame.Event(kind, key=code, mod=mod, unicode="", scancode=0)


def tap(code: int) -> None:
    """Press a key and let it go."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        pygame.event.post(event(kind, code))


class Finger:
    """Holds keys down on a machine that needs a time of its own choice for each picture."""

    def __init__(self, person: Person, picture: Callable[[], int]) -> None:
        self.person, self.picture = person, picture

    def hold(self, code: int, milliseconds: int, text: str = "", mod: int = 0) -> None:
        """Hold a key; it repeats as in a window, also while the picture is being made."""
        repeats = [*range(DELAY, milliseconds, AGAIN)]
        self._post(code, mod, text)
        now = 0
        while now < milliseconds:
            self.person.frames(1)
            now += self.picture()
            while repeats and repeats[0] <= now:
                repeats.pop(0)
                self._post(code, mod, text)
        pygame.event.post(event(pygame.KEYUP, code, mod))
        self.person.frames(1)

    def _post(self, code: int, mod: int, text: str) -> None:
        pygame.event.post(event(pygame.KEYDOWN, code, mod))
        if text:
            pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=text))


# --- the keyboard -----------------------------------------------------------------------------------


def test_only_the_first_press_counts() -> None:
    keyboard = Keyboard()
    press, release = event(pygame.KEYDOWN, pygame.K_RETURN), event(pygame.KEYUP, pygame.K_RETURN)
    assert keyboard.hears(press, repeats=False)
    assert not keyboard.hears(press, repeats=False)
    assert keyboard.hears(press, repeats=True)
    keyboard.hears(release, repeats=False)
    assert keyboard.hears(press, repeats=False)


def test_what_was_held_when_the_picture_changed_is_spent() -> None:
    keyboard = Keyboard()
    press, text = event(pygame.KEYDOWN, pygame.K_a), pygame.Event(pygame.TEXTINPUT, text="a")
    keyboard.hears(press, repeats=True)
    keyboard.go_deaf()
    assert not keyboard.hears(event(pygame.KEYDOWN, pygame.K_b), repeats=True)
    keyboard.drawn()
    keyboard.pass_time(1 / FRAMES)
    for code in (pygame.K_a, pygame.K_b):
        assert not keyboard.hears(event(pygame.KEYDOWN, code), repeats=True)
        assert not keyboard.hears(text, repeats=True)
        keyboard.hears(event(pygame.KEYUP, code), repeats=True)
    assert keyboard.hears(press, repeats=False)
    assert keyboard.hears(text, repeats=False)


def test_a_window_that_lost_the_keyboard_forgets_what_was_held() -> None:
    keyboard = Keyboard()
    keyboard.hears(event(pygame.KEYDOWN, pygame.K_a), repeats=False)
    keyboard.hears(pygame.Event(pygame.WINDOWFOCUSLOST), repeats=False)
    assert keyboard.hears(event(pygame.KEYDOWN, pygame.K_a), repeats=False)


def test_letters_repeat_where_one_types_and_nowhere_else(two: Person) -> None:
    finger = Finger(two, lambda: FRAME)
    two.frames(2)
    finger.hold(pygame.K_x, 600, "x")
    assert isinstance(two.screen, HandoverScreen)
    assert len(two.screen.typed) > 2
    two.press(*["backspace"] * 12)
    sit(two)
    finger.hold(pygame.K_c, 900)  # the chronicle opens, and does not go on pressing there
    assert not isinstance(two.screen, WorldScreen)
    two.press("escape")
    before = two.session.atlas.camera.level
    finger.hold(pygame.K_MINUS, 600, "-")
    assert two.session.atlas.camera.level < before or before == two.session.atlas.camera.lowest


def test_cyrillic_keys_do_what_stands_on_the_latin_ones(two: Person) -> None:
    sit(two)
    two.frames(2)
    press = pygame.Event(pygame.KEYDOWN, key=ord("с"), mod=0, unicode="с", scancode=pygame.KSCAN_C)
    pygame.event.post(press)
    two.frames(2)
    assert not isinstance(two.screen, WorldScreen)


# --- turns ------------------------------------------------------------------------------------------


def test_one_long_press_sits_down_and_does_no_more(two: Person) -> None:
    finger = Finger(two, lambda: 300)
    two.frames(2)
    assert isinstance(two.screen, HandoverScreen)
    power = two.screen.power
    finger.hold(pygame.K_RETURN, 2_000)
    assert isinstance(two.screen, WorldScreen)
    assert (two.session.seat, two.session.campaign.active) == (power, power)
    assert two.session.view.phase is Phase.POLITICS
    assert not two.world.guards


@pytest.mark.parametrize("after", [0.0, 0.2, 0.5])
def test_who_presses_again_because_nothing_changes_ends_nothing_unseen(two: Person, after: float) -> None:
    """A slow machine takes four seconds to show the seat; the second press comes as the map does."""
    two.frames(2)
    assert isinstance(two.screen, HandoverScreen)
    power = two.screen.power
    tap(pygame.K_RETURN)
    two.app.step()  # the picture is made, and takes long to come into the window
    seconds = [4.0, *[1 / FRAMES] * round(after * FRAMES)]
    for passed in seconds[:-1]:
        two.app.step(passed)
    tap(pygame.K_RETURN)
    two.app.step(seconds[-1])
    two.frames(3)
    assert isinstance(two.screen, WorldScreen)
    assert (two.session.seat, two.session.campaign.active) == (power, power)
    assert two.session.view.phase is Phase.POLITICS
    two.press("return")
    assert two.session.campaign.active != power, "pressed when the map has been seen, it counts"


def with_an_offer(person: Person) -> Session:
    """An offer waits for the answer of the seat."""
    session = person.session
    other = queries.power_of(session.campaign.world, "prussia")
    treaties.apply_propose_treaty(
        session.campaign.world, session.campaign.dice,
        treaties.ProposeTreaty(other, session.seat, TreatyKind.ACCESS),
    )  # fmt: skip
    session.campaign.revision += 1
    person.frames(2)
    return session


def test_a_guard_is_not_confirmed_by_the_press_that_raised_it_nor_by_one_too_early(two: Person) -> None:
    sit(two)
    session = with_an_offer(two)
    seat = session.seat
    Finger(two, lambda: FRAME).hold(pygame.K_RETURN, 1_500)
    assert two.world.guards
    assert session.campaign.active == seat
    two.world.guards = None
    for _ in range(2):  # twice before the picture has changed
        pygame.event.post(event(pygame.KEYDOWN, pygame.K_RETURN))
        pygame.event.post(event(pygame.KEYUP, pygame.K_RETURN))
    two.frames(1)
    assert two.world.guards
    assert session.campaign.active == seat
    two.press("return")
    assert session.campaign.active != seat


def test_until_asked_stays_where_something_asks(two: Person) -> None:
    sit(two)
    session = with_an_offer(two)
    seat, offers = session.seat, session.offers()
    for _ in range(3):
        two.press("shift+space")
    assert (session.campaign.active, session.offers()) == (seat, offers)
    assert two.world.guards
    assert seat not in session.on_call


def test_who_left_the_quarter_to_the_staff_is_asked_about_an_offer_of_peace(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    campaign, me = person.session.campaign, person.session.seat
    foe = queries.power_of(campaign.world, "ottoman_empire")
    war = at_war(campaign.world, me, foe)
    person.session.by_staff.add(me)
    campaign.finish_seat(me)
    while campaign.active != me or campaign.world.phase is not Phase.OPERATIONS:
        campaign.tick()
    quo = (PeaceTerm(Term.STATUS_QUO),)
    apply_offer_peace(campaign.world, campaign.dice, OfferPeace(foe, war.id, me, quo))
    campaign.revision += 1
    assert not person.session._passes(me)
    campaign.world.proposals.clear()
    campaign.revision += 1
    assert person.session._passes(me)
    person.close()


# --- many hand-overs on a slow machine --------------------------------------------------------------


def hand_overs(person: Person, count: int, seed: int) -> None:
    """People pass the desk on and hold keys far too long: each of them is asked, and none is skipped."""
    dice = random.Random(seed)
    finger = Finger(person, lambda: dice.choice((FRAME, 60, 250, 600)))
    campaign = person.session.campaign
    seen = 0
    while seen < count:
        person.wait(lambda: isinstance(person.screen, HandoverScreen) or person.session.is_asked)
        if isinstance(person.screen, HandoverScreen):
            seen += 1
            power, turn, phase = person.screen.power, campaign.world.turn, campaign.world.phase
            assert person.screen.typed == ""
            person.frames(1)
            finger.hold(pygame.K_RETURN, dice.randint(20, 600))
            assert isinstance(person.screen, WorldScreen), "the seat is taken"
            assert (campaign.active, campaign.world.turn, campaign.world.phase) == (power, turn, phase)
            assert person.session.is_asked, "and it is still asked"
            assert power not in campaign.locks
        finger.hold(dice.choice((pygame.K_k, pygame.K_c, pygame.K_b)), dice.randint(20, 600), "k")
        person.press("escape")
        asked = campaign.juncture
        finger.hold(pygame.K_RETURN, dice.randint(20, 600), mod=pygame.KMOD_SHIFT)
        if isinstance(person.screen, WorldScreen) and person.world.guards:
            assert campaign.juncture == asked, "a guard holds the seat"
            finger.hold(pygame.K_RETURN, dice.randint(20, 600), mod=pygame.KMOD_SHIFT)
        if not isinstance(person.screen, HandoverScreen):  # while the others think
            finger.hold(pygame.K_z, dice.randint(20, 600), "z")


def test_no_hand_over_is_skipped(two: Person) -> None:
    hand_overs(two, 4, 1)


@pytest.mark.slow
def test_no_hand_over_of_a_hundred_is_skipped(two: Person) -> None:
    hand_overs(two, 100, 2)


# --- passphrases ------------------------------------------------------------------------------------


def test_a_new_passphrase_is_typed_twice(two: Person) -> None:
    screen = two.screen
    assert isinstance(screen, HandoverScreen)
    two.press("a", "b", "return", "a", "c", "return")
    assert two.screen is screen
    assert "The two are not the same." in two.app.gui.strings()
    assert not two.session.campaign.locks
    two.press("a", "b", "return")
    assert two.screen is screen
    two.press("a", "b", "return")
    assert isinstance(two.screen, WorldScreen)
    assert fits("ab", two.session.campaign.locks[two.session.seat])


def test_a_passphrase_can_be_changed_by_who_knows_it(two: Person) -> None:
    sit(two, "a", "b")
    locks, seat = two.session.campaign.locks, two.session.seat
    two.press("escape")
    two.click_on(ChangePhrase())
    assert isinstance(two.screen, PassphraseScreen)
    two.press("x", "return", "c", "return", "c", "return")  # Enter goes on to the next line
    assert isinstance(two.screen, PassphraseScreen)
    assert fits("ab", locks[seat])
    two.walk_to(TypeLine("old"))
    two.press("a", "b", "tab", "c", "tab", "d", "return")
    assert "The two are not the same." in two.app.gui.strings()
    two.press("backspace", "c", "return")
    assert fits("c", locks[seat])
    assert isinstance(two.screen, MenuScreen)
    assert any("is changed" in text for text in two.app.gui.strings())
    two.press("escape")
    pass_on(two)
    sit(two)
    finish(two)
