"""Options: size, colours, sound, animation, habits, and the list of keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.scenarios.texts.sentences import is_sound, languages, name_of, speak, spoken
from game.ui import keys
from game.ui.options import SCALES, SPEEDS, TIPS, VOLUMES, write_options
from game.ui.screens.actions import Back
from game.ui.screens.base import Result, Screen
from game.ui.text import say
from game.ui.theme import PALETTES, SMALL
from game.ui.widgets.rows import Action, Button, Buttons, Head, Pair, Panel, Row, Text, Tone

KEYS = (
    ("return", "key_finish"), ("shift+return", "key_staff"), ("shift+space", "key_until_it_matters"),
    ("ctrl+space", "key_until_new_year"),
    ("n", "key_idle"), ("m", "key_modes"), ("ctrl+f", "key_find"), ("f11", "key_full"),
    ("x", "key_target"), ("e", "key_entrench"), ("r", "key_raise"), ("f", "key_fortify"), ("u", "key_undo"),
    ("b", "key_budget"), ("h", "key_home"), ("p", "key_powers"), ("k", "key_counsel"),
    ("c", "key_chronicle"), ("g", "key_graphs"), ("t", "key_terms"),
    ("shift+t", "key_ask"),
    ("space", "key_let_go"), ("home", "key_capital"), ("f5", "key_save"), ("f9", "key_load"),
    ("ctrl+q", "key_quit"), ("f1", "key_help"),
    ("escape", "key_back"),
    ("tab", "key_walk"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetOption(Action):
    """Choose one of the options."""

    name: str
    chosen: Any


class OptionsScreen(Screen):
    """What the player may choose once for all campaigns."""

    is_overlay = True
    focus_first = SetOption("scale", 100)

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1060, 700)
        cut = round(w * 0.55)
        return (
            Panel("options", (x, y, cut, h), self._options(), say("options")),
            Panel("keys", (x + cut + 8, y, w - cut - 8, h), self._keys(), say("keys")),
        )

    def _options(self) -> tuple[Row, ...]:
        o = self.context.options
        fits = round(self.context.scale * 100)
        small = (Text(say("scale_fits", scale=fits), Tone.FAINT),) if fits < o.scale else ()
        return (
            Head(say("scale")),
            Buttons(tuple(Button(f"{s} %", SetOption("scale", s), is_lit=s == o.scale) for s in SCALES)),
            *small,
            Head(say("palette")),
            Buttons(
                tuple(
                    Button(say(f"palette_{p}"), SetOption("palette", p), is_lit=p == o.palette)
                    for p in PALETTES
                )
            ),
            Head(say("animation")),
            Buttons(
                tuple(
                    Button(say(f"speed_{s}"), SetOption("animation", s), is_lit=s == o.animation)
                    for s in SPEEDS
                )
            ),
            Head(say("volume")),
            Buttons(
                tuple(
                    Button(f"{v} %" if v else say("mute"), SetOption("volume", v), is_lit=v == o.volume)
                    for v in VOLUMES
                )
            ),
            Head(say("tips")),
            Buttons(
                tuple(
                    Button(
                        say(f"tips_{t}"), SetOption("tips", t), is_lit=t == o.tips, tip=say(f"tip_tips_{t}")
                    )
                    for t in TIPS
                )
            ),
            *self._languages(),
            *self._habits(),
            Text(say("saves_in", folder=self.context.folder), Tone.FAINT, pixels=SMALL),
            Buttons((Button(say("back"), Back(), "escape"),)),
        )

    def _languages(self) -> tuple[Row, ...]:
        """The languages there are, each in its own; nothing where there is no choice."""
        found = [code for code in languages() if is_sound(code)]
        if len(found) < 2:
            return ()
        return (
            Head(say("language")),
            Buttons(tuple(Button(name_of(c), SetOption("language", c), is_lit=c == spoken()) for c in found)),
        )

    def _habits(self) -> tuple[Row, ...]:
        """What is on or off."""
        o = self.context.options
        rows: list[Row] = [Head(say("habits"))]
        for name in ("autosave", "reports", "ceremonies", "hints", "edge_pan", "still"):
            rows += [Text(say(name)), Buttons(self._switch(name, getattr(o, name)))]
        return tuple(rows)

    def _switch(self, name: str, now: bool) -> tuple[Button, ...]:
        return tuple(
            Button(say("on" if yes else "off"), SetOption(name, yes), is_lit=yes is now)
            for yes in (True, False)
        )

    def _keys(self) -> tuple[Row, ...]:
        rows: list[Row] = [Pair(say(text), keys.shown(key)) for key, text in KEYS]
        return (*rows, Text(say("keys_map"), Tone.FAINT), Text(say("mouse_map"), Tone.FAINT))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case SetOption(name, chosen):
                self.context.options = replace(self.context.options, **{name: chosen}).checked()
                write_options(self.context.options, self.context.folder)
                if name == "language":
                    speak(self.context.options.language)
                if name == "volume":
                    self.context.sounds.volume = self.context.options.volume
                    self.context.sounds.play("bell")
            case _:
                return super().on(action, value)
        return None
