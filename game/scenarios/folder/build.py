"""Builds the world of a scenario's first morning from its checked files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

import numpy as np

from game.events.effects.crises import DEMANDS, OpenCrisis
from game.events.effects.limits import caps_of
from game.events.effects.void import EffectVoid
from game.politics.crises import crises
from game.politics.home import styles
from game.politics.perception.commitment import stage_under
from game.rules.land import garrisons
from game.rules.land.occupation import mark_occupation
from game.rules.money import economy
from game.rules.money.economy import Account
from game.rules.money.raising import force_name
from game.scenarios.folder.affairs import CrisisEntry, WarEntry
from game.scenarios.folder.book import pacts_of
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.parts import Parts, is_over
from game.scenarios.folder.people import place_weights, spread
from game.scenarios.folder.schema import (
    BodyEntry,
    ForceEntry,
    PowerEntry,
    ProvinceEntry,
    TreatyEntry,
)
from game.scenarios.reading.problems import Problem, ScenarioError
from game.words import Branch, Phase, Rank, Term
from game.world import fixed
from game.world.calendar import Calendar
from game.world.constants.ruleset import EconomyRules
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.numbers import NOBODY
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.beliefs import Beliefs
from game.world.state.bodies import Institution
from game.world.state.dealings import Embargo, with_entry
from game.world.state.facts import Inclusion, Leader, Mandate, ScenarioFacts
from game.world.state.forces import NOWHERE, Force
from game.world.state.home import Home
from game.world.state.invariants import BrokenInvariant
from game.world.state.memories import note_incident, note_loss
from game.world.state.powers import Budget, Power
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER, Claim, PeaceTerm, Treaty, War
from game.world.state.world import Columns, Settings, World

CHEST_QUARTERS = 2  # pay the forces have in hand on the first day
SPARE = 11_000  # a balanced budget votes the forces a tenth more than they cost
HOME_SHARE = 100  # and a hundredth of output to each of welfare and investment
ROUND = 10
#: Why a dispute cannot be open on the first day, and what would help, by what an event would be told.
UNOPENED: Mapping[str, tuple[str, str]] = {
    "crisis_open": ("the two have another crisis open", "one between two powers"),
    "at_war": ("the two are at war", "name a `convener`: then it is a conference on their war"),
    "war_instead": ("the two are at war, and it is about other things", "the war's own `aims`"),
    "naught": ("nothing is demanded", f"name one of {', '.join(DEMANDS)}"),
}
UNOPENED_ANYHOW = (
    "the defender has not all of that to give",
    "no capital, no vassal's land, none that a treaty forbids to ask, no more money than it has",
)


def build_world(parts: Parts, ground: Ground, scenario_id: str, seed: int, settings: Settings) -> World:
    """The world as the scenario's files describe it; they must have been checked.

    Raises `ScenarioError` where rules out of all range make a world that cannot be.
    """
    try:
        world = _Builder(parts, ground).world(scenario_id, seed, settings)
        world.check_invariants()
    except (ArithmeticError, BrokenInvariant) as error:
        what = f"the first morning cannot be: {error}"
        problem = Problem(parts.positions["scenario"].file, 0, what, "a number in its rules is out of range")
        raise ScenarioError([problem]) from error
    return world


class _Builder:
    """Puts one world together, step by step; later steps read what earlier ones built."""

    def __init__(self, parts: Parts, ground: Ground) -> None:
        self.parts, self.ground = parts, ground
        self.index = {facts.id: facts.index for facts in ground.roster}
        self.place = index_of(ground.map).by_id
        self.calendar = Calendar.starting(parts.scenario.start)
        self.entries = {self.index[entry.id]: entry for entry in parts.powers.powers}

    def world(self, scenario_id: str, seed: int, settings: Settings) -> World:
        """All of it."""
        places, controller = self._land()
        world = World(
            self.ground.map, self.ground.rules, self._facts(scenario_id), self.ground.roster, settings, seed,
            0, Phase.WORLD, 0, controller, places, [Power() for _ in self.ground.roster],
            Beliefs.untested(len(self.ground.roster)),
        )  # fmt: skip
        world.beliefs.trust[:] = self.parts.scenario.trust
        for power, state in self.entries.items():
            if state.trusted is not None:
                world.beliefs.trust[:, power] = state.trusted
        self._people(world)
        self._powers(world)
        for entry in self.parts.forces.forces:
            self._add_forces(world, entry)
        for bond in (each for each in self.parts.treaties.treaties if not is_over(each, self.calendar)):
            self._add_treaty(world, bond)
        for body in self.parts.treaties.institutions:
            self._add_body(world, body)
        world.claims = sorted(
            (Claim(self.index[c.power], self.place[c.place], c.strength) for c in self.parts.treaties.claims),
            key=lambda claim: (claim.power, claim.place),
        )
        self._affairs(world)
        for siege in self.parts.affairs.sieges:
            world.places.siege[self.place[siege.place]] = siege.progress
        self._accounts(world)
        for number, dispute in enumerate(self.parts.affairs.crises):
            self._open_crisis(world, number, dispute)
        return world

    def _land(self) -> tuple[Columns, np.ndarray[tuple[int], np.dtype[np.int16]]]:
        """Titles, police and fortresses."""
        game_map = self.ground.map
        places = Columns.empty(len(game_map.places))
        for place, power in self.ground.owners.owners.items():
            places.owner[self.place[place]] = self.index[power]
        controller = np.where(game_map.is_land, places.owner[game_map.place], NOBODY).astype(np.int16)
        controller[game_map.place < 0] = NOBODY
        for entry in self.parts.provinces.provinces:
            here = self.place[entry.id]
            places.fortress[here] = entry.fortress
            places.garrison[here] = entry.fortress * self.ground.rules.siege.garrison
            places.industry[here] = entry.industry
            places.unrest[here] = entry.unrest
            places.devastation[here] = entry.devastation
        return places, controller

    def _people(self, world: World) -> None:
        """Population and wages of every province."""
        special: dict[int, ProvinceEntry] = {self.place[e.id]: e for e in self.parts.provinces.provinces}
        weights = place_weights(self.ground.map, self.parts.scenario.people, self.calendar.start_year)
        for power, entry in self.entries.items():
            owned = queries.owned_by(world, power)
            world.places.population[owned] = spread(entry.population * 1000, owned, weights, special)
            world.places.development[owned] = entry.wages
        for place, province in special.items():
            if province.development is not None:
                world.places.development[place] = province.development

    def _powers(self, world: World) -> None:
        for power, entry in self.entries.items():
            world.powers[power] = self._power(world, power, entry)
        for name, above in self.ground.owners.overlords.items():
            state = world.powers[self.index[name]]
            state.overlord, state.overlord_kind = self.index[above.lord], above.kind
        for power, entry in self.entries.items():
            full = economy.manpower_cap(world, power)
            world.powers[power].manpower = full if entry.manpower is None else entry.manpower
            styles.begin(world, power)

    def _power(self, world: World, power: int, entry: PowerEntry) -> Power:
        scenario, rules = self.parts.scenario, self.ground.rules
        name, home = entry.id, Home(**{f.name: getattr(entry.home, f.name) for f in fields(entry.home)})
        rank = (
            Rank.GREAT
            if name in scenario.great
            else Rank.REGIONAL
            if name in scenario.regional
            else Rank.MINOR
        )
        stage = stage_under(world.settings.logic_of(name), entry.stage)
        return Power(
            exists=True,
            rank=rank,
            capital=self._capital(world, power, entry, home),
            treasury=entry.treasury,
            debt=entry.debt,
            will=entry.will,
            exhaustion=entry.exhaustion,
            legitimacy=entry.legitimacy,
            nationalism=entry.nationalism,
            hardship=entry.hardship,
            openness=entry.openness,
            standing=rules.will.standing_rest[rank] if entry.standing is None else entry.standing,
            army_quality=entry.army_quality,
            envoys=rules.politics.envoys[rank],
            posture=entry.posture,
            leader=world.facts.leader_of(power, 0),
            home=home,
            stage=stage,
            stage_shown=stage,
            compliance=entry.compliance,
            reliability=entry.reliability,
            warheads=entry.warheads,
        )

    def _capital(self, world: World, power: int, entry: PowerEntry, home: Home) -> int:
        """The capital named here, of its style or of the era, else the province with most people."""
        if entry.capital is not None:
            return self.place[entry.capital]
        facts = self.ground.roster[power]
        number = styles.fitting(world, facts, home)
        seat = facts.styles[number - 1].capital if number else -1
        if seat >= 0 and world.places.owner[seat] == power:
            return seat
        known = facts.capitals.get(self.parts.scenario.era, -1)
        if known >= 0:
            return known
        owned = [p for p in queries.owned_by(world, power) if queries.is_land_place(world, p)]
        return max(owned, key=lambda p: (int(world.places.population[p]), -p))

    def _add_forces(self, world: World, entry: ForceEntry) -> None:
        power = self.index[entry.power]
        for kind, count in entry.units.items():
            unit = self.ground.rules.units[kind]
            where = spot_hex_on(self.ground.map, entry.at, afloat=unit.branch is Branch.FLEET)
            box = NOWHERE if where >= 0 else self.place[entry.at]
            for _ in range(count):
                force = Force(
                    world.take_id(), power, kind, force_name(world, power, kind), where,
                    max(1, fixed.mul(unit.full_strength, entry.ranks)), box,
                    morale=entry.morale, experience=entry.experience, command=entry.command,
                )  # fmt: skip
                world.forces[force.id] = force

    def _add_treaty(self, world: World, entry: TreatyEntry) -> None:
        bindingness = entry.bindingness
        treaty = Treaty(
            world.take_id(), entry.kind, tuple(sorted(self.index[p] for p in entry.parties)),
            self.calendar.turn_of(entry.start), self.calendar.turn_of(entry.until) if entry.until else NEVER,
            self.index[entry.subject] if entry.subject else -1, entry.amount,
            self.ground.rules.politics.binding_of(entry.kind) if bindingness is None else bindingness,
            entry.secret, entry.name, self.index[entry.about] if entry.about else -1,
            tuple(sorted(self.place[p] for p in entry.places)), caps=caps_of(self.index, entry.caps),
        )  # fmt: skip
        world.treaties[treaty.id] = treaty
        if treaty.kind in garrisons.HELD:
            garrisons.march_in(world, treaty)

    def _add_body(self, world: World, entry: BodyEntry) -> None:
        members = {self.index[power]: rung for power, rung in entry.members.items()}
        usual, own = self.ground.rules.institutions.presets[entry.preset], entry.parameters
        body = Institution(
            world.take_id(), entry.id, entry.preset, entry.name, 0,
            replace(usual, **{clause.value: value for clause, value in own.items()}),
            dict(sorted(members.items())), entry.cohesion,
        )  # fmt: skip
        world.bodies[body.id] = body

    def _affairs(self, world: World) -> None:
        """Wars, land held by others than its owners, embargoes, trust, and what is not forgotten."""
        affairs, index = self.parts.affairs, self.index
        for war in affairs.wars:
            self._add_war(world, war)
        for held in affairs.held:
            place = self.place[held.place]
            world.controller[list(held.hexes or index_of(world.map).hexes[place])] = index[held.by]
            mark_occupation(world, place)
        for ban in affairs.sanctions:
            state, laid = world.powers[index[ban.power]], Embargo(ban.degree, world.turn)
            embargoes = with_entry(state.dealings.embargoes, index[ban.on], laid)
            state.dealings = replace(state.dealings, embargoes=embargoes)
        for belief in affairs.trust:
            world.beliefs.trust[index[belief.power], index[belief.toward]] = belief.trust
        for quarrel in affairs.incidents:
            note_incident(world, index[quarrel.power], index[quarrel.other])
        for truce in affairs.torn:
            state, until = world.powers[index[truce.power]], self.calendar.turn_of(truce.until)
            torn = with_entry(state.dealings.torn, index[truce.against], until)
            state.dealings = replace(state.dealings, torn=torn)
        for loss in affairs.lost:
            note_loss(world, index[loss.power], self.place[loss.place])

    def _add_war(self, world: World, entry: WarEntry) -> None:
        """A war in being; its quarters are counted from the first morning."""
        attackers, defenders = ([self.index[p] for p in side] for side in (entry.attackers, entry.defenders))
        taker, giver = attackers[0], defenders[0]
        aims = [PeaceTerm(Term.CESSION, giver, taker, self.place[aim]) for aim in entry.aims]
        if entry.free:
            aims.append(PeaceTerm(Term.INDEPENDENCE, giver, taker))
        war = War(
            world.take_id(), entry.name, world.turn, attackers, defenders, entry.reason,
            tuple(aims or [PeaceTerm(Term.STATUS_QUO)]),
            self.index[entry.aggressor] if entry.aggressor else NOBODY, score=entry.score,
            verdicts={self.index[judge]: self.index[guilty] for judge, guilty in entry.verdicts.items()},
        )  # fmt: skip
        world.wars[war.id] = war

    def _open_crisis(self, world: World, number: int, entry: CrisisEntry) -> None:
        """A dispute in being, as an event would open it; raises `ScenarioError` where none would."""
        asked = {key: getattr(entry, key) for key in (*DEMANDS, "title", "convener", "quarters")}
        demand = OpenCrisis("crisis", entry.challenger, entry.defender, entry.reason, **asked)
        amiss = [record for record in demand.apply(world) if isinstance(record, EffectVoid)]
        if amiss:
            what, hint = UNOPENED.get(amiss[0].reason, UNOPENED_ANYHOW)
            at = self.parts.positions["affairs"]
            raise ScenarioError([at.problem(("crises", number), f"{entry.title}: {what}", hint)])
        if entry.ultimatum:
            crisis = world.crises[max(world.crises)]
            crises.send_ultimatum(world, crisis, crises.own_demand(crisis), (crisis.defender,))

    def _accounts(self, world: World) -> None:
        """Budgets, the forces' chests, and what the land yields on the first day."""
        for power in self.entries:
            world.powers[power].budget = Budget(0, 0, 0, 0)
        rows = economy.accounts(WorldIndex(world), _no_blockade)
        for power, entry in self.entries.items():
            state, row, given = world.powers[power], rows[power], entry.budget
            state.start_output = row.output
            state.start_places = len(queries.owned_by(world, power))
            state.chest = CHEST_QUARTERS * row.upkeep
            state.start_purse = state.treasury + state.chest - state.debt
            if given is not None:
                state.budget = Budget(given.tax, given.military, given.welfare, given.investment)
            else:
                state.budget = balanced_budget(row, self.ground.rules.economy)

    def _inclusion(self) -> Inclusion | None:
        """Whose inclusion is judged, and when."""
        entry = self.parts.scenario.inclusion
        if entry is None:
            return None
        turns = tuple(self.calendar.turn_of(date) for date in entry.dates)
        return Inclusion(self.index[entry.power], turns, entry.without, tuple(sorted(entry.offers.items())))

    def _facts(self, scenario_id: str) -> ScenarioFacts:
        """The frame of the campaign."""
        scenario, turn_of = self.parts.scenario, self.calendar.turn_of
        makers = sorted(self.index[name] for name in (*scenario.great, *scenario.regional))
        return ScenarioFacts(
            scenario_id, scenario.title, scenario.era, self.calendar, turn_of(scenario.last),
            turn_of(scenario.extended), tuple(makers),
            tuple(
                Mandate(self.index[m.power], m.id, m.text, m.condition, m.worth, m.realist, m.short or "")
                for m in self.parts.mandates.mandates
            ),
            tuple(
                Leader(
                    self.index[e.power], e.name, e.office, turn_of(e.start), turn_of(e.end), e.cabinet,
                    turn_of(e.born) if e.born else None, turn_of(e.died) if e.died else None, e.crown,
                    e.upholds,
                )
                for e in self.parts.leaders.leaders
            ),
            self.parts.content,
            pacts_of(self.parts),
            self._inclusion(),
            scenario.bodies or (),
            scenario.month,
        )  # fmt: skip


def spot_hex_on(game_map: GameMap, name: str, *, afloat: bool) -> int:
    """The hex a spot means: a province's main city, or a city; for a fleet its port, -1 if it has none."""
    place = index_of(game_map).by_id.get(name, -1)
    city = next((c.hex for c in game_map.cities if c.id == name), -1)
    centre = game_map.places[place].centre if 0 <= place < game_map.land_count() else -1
    if not afloat:
        return centre if centre >= 0 else city
    harbours = [h for h in game_map.ports if place >= 0 and game_map.place[h] == place]
    return next((h for h in (city, centre, *harbours) if h in game_map.ports), -1)


def balanced_budget(row: Account, rules: EconomyRules) -> Budget:
    """Votes that pay for what is there, and the tax that pays for the votes and for what treaties ask."""
    output = max(1, row.output)
    forces = _up(fixed.mul(fixed.ratio(row.upkeep, output), SPARE))
    dues = fixed.ratio(row.interest - row.trade - row.indemnity, output)
    tax = fixed.clip(_up(forces + dues + 2 * HOME_SHARE), rules.tax_min, rules.tax_max)
    spare = max(0, tax - forces - dues - 2 * HOME_SHARE)
    return Budget(tax, forces, HOME_SHARE + spare // 2, HOME_SHARE + spare // 2)


def _no_blockade(reader: Reader, power: int) -> int:
    """The share of sea trade that is stopped on a peaceful first day."""
    return 0


def _up(share: int) -> int:
    """A share rounded up, as ministers do."""
    return -(-share // ROUND) * ROUND
