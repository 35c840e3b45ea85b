"""Sounds, made of sines and noise when first heard; without an audio device all is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pygame
from numpy.typing import NDArray

from game.world.records import Record

RATE = 22_050  # samples a second
Wave = NDArray[np.float64]

#: What is heard of records; of several the first in this table.
HEARD: dict[str, str] = {
    "battle_fought": "battle",
    "sea_battle_fought": "battle",
    "fortress_stormed": "siege",
    "fortress_fell": "siege",
    "siege_advanced": "siege",
    "peace_signed": "seal",
    "treaty_signed": "seal",
    "force_moved": "march",
    "fleet_sailed": "march",
    "forces_embarked": "march",
    "forces_landed": "march",
}


class Sounds:
    """Plays sounds by name. `open` first; until then, and after a failure, nothing is heard."""

    def __init__(self) -> None:
        self.volume = 0  # per cent
        self._is_open = False
        self._made: dict[str, pygame.mixer.Sound] = {}

    def open(self, volume: int) -> None:
        """Use the audio device if there is one."""
        self.volume = volume
        try:
            pygame.mixer.init(RATE, -16, 1, 512)
            self._is_open = True
        except (pygame.error, NotImplementedError):
            self._is_open = False

    def play(self, name: str) -> None:
        """Let a sound be heard."""
        if not self._is_open or not self.volume:
            return
        if name not in self._made:
            self._made[name] = pygame.mixer.Sound(buffer=samples(name).tobytes())
        sound = self._made[name]
        sound.set_volume(self.volume / 100)
        sound.play()

    def tell(self, records: Iterable[Record]) -> None:
        """Let the weightiest of what happened be heard."""
        kinds = {record.type for record in records}
        name = next((sound for kind, sound in HEARD.items() if kind in kinds), "")
        if name:
            self.play(name)


def samples(name: str) -> NDArray[np.int16]:
    """A sound's samples, mono, at `RATE`; KeyError for an unknown name."""
    wave = _MAKERS[name]()
    loudest = float(np.abs(wave).max())
    return (wave / loudest * 0.8 * 32_767).astype(np.int16)


def _time(seconds: float) -> Wave:
    return np.arange(round(seconds * RATE)) / RATE


def _tone(pitch: float, seconds: float, fade: float) -> Wave:
    """A sine that dies away; ``fade`` is the seconds in which it falls to a third."""
    t = _time(seconds)
    return np.sin(2 * np.pi * pitch * t) * np.exp(-t / fade)


def _noise(seconds: float, fade: float, softness: int, seed: int) -> Wave:
    """A rush that dies away; ``softness`` is how many samples are drawn together."""
    t = _time(seconds)
    rough = np.random.default_rng(seed).standard_normal(len(t))
    return np.convolve(rough, np.ones(softness) / softness, "same") * np.exp(-t / fade)


def _mixed(parts: Iterable[tuple[float, float, Wave]]) -> Wave:
    """Sounds that begin at a second, each with its loudness."""
    found = list(parts)
    board = np.zeros(max(round(start * RATE) + len(wave) for start, _, wave in found))
    for start, loud, wave in found:
        at = round(start * RATE)
        board[at : at + len(wave)] += loud * wave
    return board


def _click() -> Wave:
    return _mixed([(0.0, 0.6, _noise(0.05, 0.008, 3, 1)), (0.0, 0.4, _tone(900, 0.05, 0.01))])


def _march() -> Wave:
    """Four drum strokes, the last one heavier."""
    stroke = _mixed([(0.0, 1.0, _noise(0.16, 0.03, 6, 2)), (0.0, 0.8, _tone(170, 0.16, 0.05))])
    return _mixed([(0.0, 0.6, stroke), (0.16, 0.5, stroke), (0.24, 0.5, stroke), (0.40, 1.0, stroke)])


def _battle() -> Wave:
    """Guns far off, no two alike."""
    guns = []
    for number, start in enumerate((0.0, 0.22, 0.35, 0.62, 0.80, 0.95)):
        boom = _mixed([(0.0, 1.0, _noise(0.7, 0.16, 26, 10 + number)), (0.0, 0.7, _tone(58, 0.7, 0.18))])
        guns.append((start, 1.0 - 0.1 * (number % 3), boom))
    return _mixed(guns)


def _siege() -> Wave:
    """One heavy shot, and stones that fall."""
    shot = _mixed([(0.0, 1.0, _noise(1.0, 0.24, 34, 20)), (0.0, 0.8, _tone(46, 1.0, 0.3))])
    stones = [(0.45 + 0.09 * k, 0.3 - 0.04 * k, _noise(0.12, 0.03, 8, 30 + k)) for k in range(6)]
    return _mixed([(0.0, 1.0, shot), *stones])


def _bell() -> Wave:
    """A messenger's bell: partials that a cast bell has."""
    partials = ((1.0, 1.0, 0.6), (2.0, 0.6, 0.45), (2.4, 0.45, 0.4), (3.0, 0.35, 0.25), (4.5, 0.2, 0.15))
    return _mixed([(0.0, loud, _tone(660 * pitch, 1.2, fade)) for pitch, loud, fade in partials])


def _seal() -> Wave:
    """A stamp on wax, then paper."""
    press = _mixed([(0.0, 1.0, _tone(95, 0.2, 0.05)), (0.0, 0.5, _noise(0.2, 0.02, 12, 40))])
    return _mixed([(0.0, 1.0, press), (0.22, 0.25, _noise(0.3, 0.08, 2, 41))])


def _turn() -> Wave:
    """Two low horns, a fifth apart, one after the other."""
    horn = [(0.0, 1.0 / k, _tone(147 * k, 0.7, 0.35)) for k in range(1, 6)]
    fifth = [(0.22, 1.0 / k, _tone(220 * k, 0.9, 0.4)) for k in range(1, 6)]
    return _mixed([*horn, *fifth])


def _drum() -> Wave:
    """A roll on a low drum, and one stroke that ends it."""
    soft = _mixed([(0.0, 1.0, _tone(82, 0.3, 0.08)), (0.0, 0.6, _noise(0.3, 0.03, 16, 50))])
    roll = [(0.075 * n, 0.25 + 0.05 * n, soft) for n in range(12)]
    return _mixed([*roll, (1.05, 1.4, _mixed([(0.0, 1.0, _tone(60, 1.2, 0.3)), (0.0, 0.5, soft)]))])


def _pen() -> Wave:
    """A nib on paper: three strokes and a flourish."""
    strokes = [(0.28 * n, 0.7, _noise(0.2, 0.07, 2, 60 + n)) for n in range(3)]
    return _mixed([*strokes, (0.9, 0.9, _noise(0.5, 0.16, 3, 64)), (1.35, 0.8, _seal())])


def _assembly() -> Wave:
    """A deep bell, struck twice."""
    partials = ((0.5, 0.7, 1.2), (1.0, 1.0, 0.9), (1.2, 0.5, 0.7), (2.0, 0.4, 0.5), (3.0, 0.2, 0.3))
    stroke = _mixed([(0.0, loud, _tone(220 * pitch, 1.6, fade)) for pitch, loud, fade in partials])
    return _mixed([(0.0, 1.0, stroke), (0.8, 0.8, stroke)])


def _accession() -> Wave:
    """Three horns that rise to an octave."""
    steps = ((0.0, 196.0), (0.28, 294.0), (0.56, 392.0))
    return _mixed([(at, 1.0 / k, _tone(pitch * k, 0.9, 0.35)) for at, pitch in steps for k in range(1, 5)])


def _crowd() -> Wave:
    """Many voices that swell and break off at a shot."""
    t = _time(1.6)
    rush = np.convolve(np.random.default_rng(70).standard_normal(len(t)), np.ones(22) / 22, "same")
    swell = rush * np.clip(t / 1.2, 0, 1) ** 2 * (0.8 + 0.2 * np.sin(2 * np.pi * 4.3 * t))
    return _mixed([(0.0, 2.0, swell), (1.55, 1.0, _noise(0.8, 0.15, 14, 71))])


def _gauntlet() -> Wave:
    """Two heavy blows, a breath between them."""
    blow = _mixed([(0.0, 1.0, _tone(70, 0.5, 0.12)), (0.0, 0.8, _noise(0.4, 0.05, 20, 80))])
    return _mixed([(0.0, 1.0, blow), (0.55, 1.2, blow)])


def _alarm() -> Wave:
    """Low tones that rub against each other."""
    rub = [(0.0, 1.0 / k, _tone(pitch * k, 1.8, 0.7)) for pitch in (98.0, 104.0, 147.0) for k in (1, 2, 3)]
    return _mixed(rub)


_MAKERS: dict[str, Callable[[], Wave]] = {
    "click": _click,
    "march": _march,
    "battle": _battle,
    "siege": _siege,
    "bell": _bell,
    "seal": _seal,
    "turn": _turn,
    "drum": _drum,
    "pen": _pen,
    "assembly": _assembly,
    "accession": _accession,
    "crowd": _crowd,
    "gauntlet": _gauntlet,
    "alarm": _alarm,
}
NAMES = tuple(_MAKERS)
