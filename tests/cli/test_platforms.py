"""Wherever it is started the program does the same: locales, closed streams, bare environments, odd paths."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from game.campaign.saving.save import read_save
from tests.commands import ROOT, one_line, run

posix = pytest.mark.skipif(os.name != "posix", reason="a shell is needed that closes streams")
SIMULATE = ("main.py", "simulate", "1815", "--turns", "3", "--json", "-")
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")


def bare(**environment: str) -> dict[str, str]:
    """An environment with nothing in it but what the system needs."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | environment


def state_hash(flags: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *flags, *SIMULATE],
        cwd=ROOT,
        env=bare(**environment),
        capture_output=True,
        check=True,
    )
    return str(json.loads(done.stdout)["state_hash"])


@pytest.fixture(scope="module")
def usual() -> str:
    return str(json.loads(run(*SIMULATE[1:]).stdout)["state_hash"])


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        {"NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512_SKX", "PYTHONWARNINGS": "ignore"},
        {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
        {"OMP_NUM_THREADS": "7", "OPENBLAS_NUM_THREADS": "7", "PYTHONHASHSEED": "77"},
    ],
    ids=lambda environment: next(iter(environment)) + "=" + next(iter(environment.values())),
)
@pytest.mark.slow
def test_every_environment_gives_the_same_world(environment: dict[str, str], usual: str) -> None:
    assert state_hash((), environment) == usual


@pytest.mark.slow
@pytest.mark.parametrize("flags", [("-O",), ("-OO",), ("-X", "utf8=0", "-s", "-E")])
def test_every_way_to_start_python_gives_the_same_world(flags: tuple[str, ...], usual: str) -> None:
    assert state_hash(flags, {}) == usual


def test_no_assertion_stands_for_a_check() -> None:
    """With -O there are none; they may tell the reader of types what is there, and nothing more."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "game").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assert) and not narrows(node.test)
    ]
    assert not found


def narrows(test: ast.expr) -> bool:
    """Whether a condition is only about what kind of thing there is."""
    match test:
        case ast.Compare(ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return True
        case ast.Call(func=ast.Name(id="isinstance")) | ast.Attribute() | ast.Name():
            return True
    return False


@posix
@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams_do_not_matter_to_a_result(closed: str, tmp_path: Path) -> None:
    out = tmp_path / "out.save"
    command = f'"{sys.executable}" main.py simulate 1815 --turns 1 --save "{out}" {closed}'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_save(out).world.turn == 1


@posix
def test_a_closed_standard_output_is_never_another_file(tmp_path: Path) -> None:
    out = tmp_path / "out.save"
    command = f'"{sys.executable}" main.py simulate 1815 --turns 1 --save "{out}" >&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_save(out).world.turn == 1
    command = f'"{sys.executable}" main.py simulate 1815 --turns 1 --json - >&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, one_line(done.stderr)) == (1, "-: standard output is closed")


@pytest.mark.parametrize(
    "name", ["with  blanks ", "Константинополь", "İstanbul ışık", "維也納", "-dash", "a'b\"c"]
)
def test_paths_may_have_any_letters(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    save, out = folder / f"{name}.save", folder / f"{name}.json"
    assert run("simulate", "1815", "--turns", "1", "--save", str(save), "--json", str(out)).returncode == 0
    assert run("replay", str(save), "--verify").returncode == 0
    assert json.loads(out.read_text("utf-8"))["turns"] == 1


def test_codes_in_a_name_do_not_reach_the_terminal() -> None:
    for name in ("no\x1b[31m.save", "no\nsuch\rfile.save", "no\u202esuch.save"):
        done = run("replay", name)
        assert done.returncode == 1
        said = one_line(done.stderr)
        assert said.isprintable(), said


@pytest.fixture(params=["nobody", pytest.param("/proc/nowhere", marks=pytest.mark.slow)])
def homeless(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """Without a home, and with one in which nothing can be written; no sound device in either."""
    found = bare(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="no_such_driver", CONCERT_SAVES=str(tmp_path))
    if request.param == "nobody":
        return found
    if not Path("/proc").exists():
        pytest.skip("there is no folder that nobody can write in")
    return found | {"HOME": request.param, "CONCERT_SAVES": f"{request.param}/saves"}


@posix
def test_the_window_opens_without_home_and_sound(homeless: dict[str, str]) -> None:
    command = subprocess.Popen(
        [sys.executable, "main.py"], cwd=ROOT, env=homeless, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        command.wait(timeout=6)
    except subprocess.TimeoutExpired:
        command.terminate()
    _, complained = command.communicate(timeout=60)
    assert command.returncode in (0, 130), complained
    assert b"Traceback" not in complained
