"""Sounds are made when first heard, as loud as the player wants, and not at all where none can be played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.rules.land.movement import ForceMoved
from game.ui.screens.options import SetOption
from game.ui.sound import HEARD, NAMES, RATE, Sounds, samples
from game.world.records import Record
from tests.ui.screenkit import Person


@pytest.fixture
def sounds() -> Iterator[Sounds]:
    found = Sounds()
    found.open(60)
    yield found
    pygame.mixer.quit()


def record(kind: str) -> Record:
    """A record of a kind; nothing else of it is heard."""
    made: type[Record] = type("Told", (Record,), {"type": kind})
    return made()


@pytest.mark.parametrize("name", NAMES)
def test_every_sound_can_be_made_and_is_short(name: str) -> None:
    wave = samples(name)
    assert 0.02 * RATE < len(wave) < 3 * RATE
    assert 20_000 < int(np.abs(wave.astype(int)).max()) < 32_767


def test_a_sound_is_heard_as_loud_as_the_volume_says(sounds: Sounds) -> None:
    sounds.play("bell")
    assert pygame.mixer.get_busy()
    assert sounds._made["bell"].get_volume() == pytest.approx(0.6, abs=0.01)


def test_mute_is_silent_until_it_is_lifted(sounds: Sounds) -> None:
    sounds.volume = 0
    sounds.play("bell")
    assert not pygame.mixer.get_busy()
    sounds.volume = 30
    sounds.play("bell")
    assert pygame.mixer.get_busy()


def test_without_a_device_all_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "init", broken)
    sounds = Sounds()
    sounds.open(100)
    sounds.play("battle")
    sounds.tell([record("battle_fought")])
    assert not sounds._made


def test_before_it_is_opened_nothing_is_heard() -> None:
    sounds = Sounds()
    sounds.volume = 100
    sounds.play("click")
    assert not sounds._made


def test_of_several_deeds_the_weightiest_is_heard(sounds: Sounds) -> None:
    sounds.tell([record(ForceMoved.type), record("treaty_signed"), record("battle_fought")])
    assert list(sounds._made) == ["battle"]
    sounds.tell([record("nothing_of_the_kind")])
    assert list(sounds._made) == ["battle"]
    assert set(HEARD.values()) <= set(NAMES)


def test_the_options_turn_sound_off_and_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []

    class Noted(pygame.mixer.Sound):
        """A sound that notes how loud it began: a click is over before a slow machine looks."""

        def play(self, *how: int) -> pygame.mixer.Channel:
            heard.append(self.get_volume())
            return super().play(*how)

    monkeypatch.setattr(pygame.mixer, "Sound", Noted)
    person = Person(tmp_path).open()
    sounds = person.app.context.sounds
    sounds.open(60)
    person.press("o")
    person.click_on(SetOption("volume", 0))
    heard.clear()
    person.click_on(SetOption("palette", "colour_blind"))
    assert sounds.volume == 0
    assert heard == []
    person.click_on(SetOption("volume", 100))
    assert sounds.volume == 100
    assert heard == [1.0]
    assert person.app.context.options.volume == 100
    person.close()
    pygame.mixer.quit()
