"""Prices on buttons: what an order costs in standing or in money stands where it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.rules.orders import Order
from game.ui.screens.actions import Carrying, Give
from game.ui.screens.play.desk.session import Session
from game.ui.text import costs
from game.ui.widgets.rows import Action, Button, Buttons, Item, Panel, Row, Slip


def with_prices(session: Session, panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Panels whose orders tell their price, where the seat may give orders now."""
    if not session.is_asked:
        return tuple(panels)
    return tuple(replace(p, rows=tuple(_row(session, row) for row in p.rows)) for p in panels)


def _row(session: Session, row: Row) -> Row:
    if isinstance(row, Buttons | Slip):
        return replace(row, buttons=tuple(_button(session, button) for button in row.buttons))
    if isinstance(row, Item) and row.is_on and (price := _price(session, row.action)):
        told = row.note if price in row.note else f"{row.note} ({price})" if row.note else price
        return replace(row, note=told)
    return row


def _button(session: Session, button: Button) -> Button:
    price = _price(session, button.action) if button.is_on else ""
    return replace(button, text=f"{button.text} ({price})") if price and price not in button.text else button


def price_on_it(session: Session, order: Order) -> str:
    """What to write behind the text of a button that gives an order by another word."""
    price = _price(session, Give(order))
    return f" ({price})" if price else ""


def _price(session: Session, action: Action) -> str:
    """The price of the orders that an action carries."""
    if not isinstance(action, Carrying):
        return ""
    found = session.price(*action.carried())
    return costs(found.standing, found.money)
