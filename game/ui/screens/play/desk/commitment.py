"""How far a power stands by the others: what is believed of them, and how they read one's own conduct."""

from __future__ import annotations

from game.politics.perception import threat
from game.politics.perception.commitment import cap_of, index_of_commitment, is_adaptive
from game.ui.screens.play.desk.session import Session
from game.ui.text import legend, say, share, with_sign, word
from game.ui.widgets.rows import Pair, Row


def commitment_rows(session: Session, power: int) -> tuple[Row, ...]:
    """A power's commitment in a line, what it rests on in the tip; nothing for a state without a policy."""
    if power not in session.view.facts.policy_makers:
        return ()
    stage = legend(f"stage_{session.view.powers[power].stage}")
    if power == session.seat:
        return (
            Pair(
                say("commitment"), stage, tip=_bars(session), terms=_experience(session), about="commitment"
            ),
        )
    return (Pair(say("commitment"), stage, tip=say("tip_commitment"), about="commitment"),)


def _experience(session: Session) -> tuple[tuple[str, str], ...]:
    """One's own luck and conduct with the others, term by term and in all."""
    index = index_of_commitment(session.view, session.seat, threat.army_sizes(session.view))
    terms = [(word(f"experience_{name}"), with_sign(share(weight))) for name, weight in index.terms]
    return (*terms, (say("experience"), share(index.value)))


def _bars(session: Session) -> str:
    """What the others believe, and where the stages above and below begin if they can be reached."""
    view, seat = session.view, session.seat
    me, rules = view.powers[seat], view.rules.commitment
    lines = [say("tip_own_commitment", believed=legend(f"stage_{me.stage_shown}"))]
    if is_adaptive(view, seat) and me.stage < cap_of(view, seat):
        lines.append(say("experience_up", bar=share(rules.q_up[me.stage]), quarters=rules.up_clock))
    if is_adaptive(view, seat) and me.stage:
        bar = rules.q_up[me.stage - 1] - rules.q_band
        lines.append(say("experience_down", bar=share(bar), quarters=rules.down_clock))
    return "\n".join(lines)
