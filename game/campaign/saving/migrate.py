"""Old saves made new: one pure function for each step from a format to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NAMED = 9  # the first format whose headers hold the names of powers
FORMAT = 10  # raised whenever the body of a save changes its shape, or its fingerprints their meaning


def _add_beliefs(body: dict[str, Any]) -> dict[str, Any]:
    """Format 1 knew no beliefs and no bodies: the scenario's beliefs stand, and no body does."""
    body["state"].setdefault("beliefs", {})
    body["state"].setdefault("bodies", {})
    return body


def _add_crises(body: dict[str, Any]) -> dict[str, Any]:
    """Format 2 knew no crises: there is none; and no line from an order to the chronicle."""
    body["state"].setdefault("crises", {})
    body["log"] = [[*row, None, -1, 0] for row in body["log"]]
    return body


def _add_logics(body: dict[str, Any]) -> dict[str, Any]:
    """Format 3 knew no sandbox campaigns: no logic was changed in play."""
    body["state"].setdefault("logics", {})
    return body


def _show_stages(body: dict[str, Any]) -> dict[str, Any]:
    """Format 4 hid no stage of commitment: all knew where each power stood."""
    for power in body["state"]["powers"]:
        power.setdefault("stage_shown", power["stage"])
    return body


def _keep(body: dict[str, Any]) -> dict[str, Any]:
    """Format 5 counted rules and facts among what its fingerprints say; its shape is today's."""
    return body


def _articles_as_values(body: dict[str, Any]) -> dict[str, Any]:
    """Format 6 told the articles of a peace as text, ``cession savoy sardinia>france``."""
    for _, _, kind, record in body["chronicle"]:
        name = {"war_declared": "aims", "crisis_opened": "demands"}.get(kind, "terms")
        if kind in _WITH_ARTICLES:
            record[name] = [_article(text) for text in record[name]]
    return body


_WITH_ARTICLES = frozenset(
    {"war_declared", "crisis_opened", "ultimatum_sent", "crisis_closed", "peace_offered", "peace_signed"}
)


def _article(text: str) -> dict[str, Any]:
    term, *parts = text.split(" ")
    found: dict[str, Any] = {"term": term, "giver": "", "taker": "", "place": "", "amount": 0, "quarters": 0}
    for part in parts:
        giver, arrow, taker = part.partition(">")
        amount, _, quarters = part.partition("x")
        if arrow:
            found |= {"giver": giver, "taker": taker}
        elif amount.isdigit():
            found |= {"amount": int(amount), "quarters": int(quarters or 0)}
        else:
            found["place"] = part
    return found


def _part_flags(body: dict[str, Any]) -> dict[str, Any]:
    """Format 7 kept incidents and lost land among the flags of events, under names of two parts."""
    state = body["state"]
    for table, prefix in (("incidents", "incident:"), ("lost", "lost:")):
        own = [name for name in state["flags"] if name.startswith(prefix)]
        state[table] = [[*name.removeprefix(prefix).split(":"), state["flags"].pop(name)] for name in own]
    return body


def _words_as_values(body: dict[str, Any]) -> dict[str, Any]:
    """Format 8 spelled some reasons with blanks, named every option of an event, and told pledges as text."""
    for _, _, kind, order, reasons, *_ in [*body.get("log", []), *body.get("sealed", [])]:
        if kind == "choose_option":
            weights = {reason["term"]: reason["weight"] for reason in reasons}
            liked = weights.pop(order["option"], 0)
            if reasons:
                reasons[:] = [
                    {"term": "liked_in_office", "weight": liked},
                    {"term": "next_best", "weight": -max(weights.values(), default=0)},
                ]
        for reason in reasons:
            reason["term"] = reason["term"].replace(" ", "_")
    for _, _, kind, record in body.get("chronicle", []):
        if kind == "papers_opened":
            promises = {power: told.split(" ") for power, told in record["pledges"].items()}
            record["pledges"] = {
                p: {"size": size, "beside": beside} for p, (size, beside) in promises.items()
            }
    return body


#: format -> what makes its body one of the next format
STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _add_beliefs,
    2: _add_crises,
    3: _add_logics,
    4: _show_stages,
    5: _keep,
    6: _articles_as_values,
    7: _part_flags,
    8: _words_as_values,
    9: _keep,
}


def migrate_header(header: dict[str, Any]) -> dict[str, Any]:
    """Headers before format 9 told who plays by the ids of their powers; now they hold names."""
    if header.get("format", 0) >= NAMED:
        return header
    return header | {"humans": [str(power).replace("_", " ").title() for power in header.get("humans", ())]}


def migrate(version: int, body: dict[str, Any]) -> dict[str, Any]:
    """The body of a save of any known format in today's shape."""
    while version < FORMAT:
        body = STEPS[version](body)
        version += 1
    return body
