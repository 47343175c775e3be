"""The two commands, against a Python and a package manager that only pretend, and the locks.

That the real ones do it too is proved by `packaging/prove-setup.sh`, and by every run of `./test` itself.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.source_code import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX shell scripts")

_LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-build.lock")

# Writes down how it was called; makes a folder for `-m venv`, and a program for `-m pip`.
_PYTHON = """#!/bin/sh
echo "$*" >>"$CALLS"
case $2 in
  venv) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  pip)
    eval "${PIP_DOES:-:}" || exit
    printf '#!/bin/sh\\necho "studyapp $*"\\n' >.venv/bin/studyapp
    chmod +x .venv/bin/studyapp
    ;;
esac
"""
_FIXED_PLACES = ("usr/local/bin/python3.1[23]", "opt/python/cp31[23]*", "opt/homebrew/bin/python3.1[23]")
_SHIM_WITHOUT_PYTHON = "#!/bin/sh\necho 'command not found' >&2\nexit 127\n"


class Checkout:
    """A copy of the scripts in an otherwise empty folder, and a machine around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "check out"  # with a space: people have such folders
        (self.folder / "packaging").mkdir(parents=True)
        for name in ("run", "test", "pyproject.toml", "packaging/setup.sh", *(f"packaging/{lock}" for lock in _LOCKS)):
            shutil.copy(ROOT / name, self.folder / name)
        self.tools = folder / "bin"
        self.tools.mkdir()
        self.calls = folder / "calls"
        for name in ("python3.12", "python3.13", "python3"):
            self.put_tool(name, _SHIM_WITHOUT_PYTHON)
        self.python = self.put_tool("some-python", _PYTHON)
        self.put_tool("dpkg-query", "#!/bin/sh\necho 'install ok installed'\n")
        self.put_tool("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n')

    def put_tool(self, name: str, text: str) -> Path:
        tool = self.tools / name
        tool.write_text(text)
        tool.chmod(0o755)
        return tool

    def begin(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        machine = {"PATH": f"{self.tools}:/usr/bin:/bin", "HOME": str(self.tools), "CALLS": str(self.calls)}
        return subprocess.Popen(
            [str(self.folder / command[0]), *command[1:]],
            env={**machine, "STUDYAPP_PYTHON": str(self.python), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *command: str, **environment: str) -> tuple[int, str, str]:
        process = self.begin(*command, **environment)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def count(self, call: str) -> int:
        return self.calls.read_text().count(call) if self.calls.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_start_sets_up_and_passes_the_arguments_on(checkout: Checkout):
    status, out, _ = checkout.start("run", "analyze", "a file.txt", "--json", "-")
    assert (status, out) == (0, "studyapp analyze a file.txt --json -\n")
    assert checkout.count("-m venv") == 1
    assert "--require-hashes --only-binary :all: -r packaging/requirements.lock" in checkout.calls.read_text()


def test_the_second_start_asks_nobody(checkout: Checkout):
    checkout.start("run", "list")
    checkout.calls.unlink()
    assert checkout.start("run", "list")[:2] == (0, "studyapp list\n")
    assert not checkout.calls.exists()


def test_the_tests_environment_serves_the_program_too(checkout: Checkout):
    checkout.start("test", "tests/domain")
    checkout.calls.unlink()
    checkout.start("run", "list")
    assert not checkout.calls.exists()


def test_a_changed_lock_is_brought_up_to_date(checkout: Checkout):
    checkout.start("run", "list")
    with (checkout.folder / "packaging/requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    checkout.start("run", "list")
    assert (checkout.count("-m venv"), checkout.count("-r packaging/requirements.lock")) == (1, 2)


def test_a_moved_checkout_is_set_up_anew(checkout: Checkout):
    checkout.start("run", "list")
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("elsewhere"))
    assert checkout.start("run", "list")[0] == 0
    assert checkout.count("-m venv") == 2


def test_without_a_python_one_sentence_says_what_to_install(checkout: Checkout):
    if any(found for place in _FIXED_PLACES for found in Path("/").glob(place)):
        pytest.skip("this machine has a Python where every start looks")
    status, out, err = checkout.start("run", STUDYAPP_PYTHON="")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "Python 3.12 or 3.13" in err
    assert not (checkout.folder / ".venv").exists()


def test_a_python_of_the_wrong_version_is_not_taken(checkout: Checkout):
    checkout.put_tool("python3.13", _PYTHON)
    old = checkout.put_tool("old-python", "#!/bin/sh\nexit 1\n")
    status, _, err = checkout.start("run", "list", STUDYAPP_PYTHON=str(old))
    assert status == 0
    assert "is not a Python 3.12 or 3.13" in err
    assert str(checkout.tools / "python3.13") in err


def test_a_failed_set_up_says_so_and_is_repaired_by_the_next_start(checkout: Checkout):
    status, out, err = checkout.start("run", "list", PIP_DOES="echo 'no route to host' >&2; false")
    assert (status, out) == (1, "")
    assert "no route to host" in err
    assert "Is there a network?" in err
    assert checkout.start("run", "list")[:2] == (0, "studyapp list\n")


def test_a_killed_set_up_is_thrown_away_and_its_lock_taken_over(checkout: Checkout):
    process = checkout.begin("run", "list", PIP_DOES="touch half-installed; sleep 60")
    while not (checkout.folder / "half-installed").exists():
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert (checkout.folder / ".venv.lock").exists()
    assert checkout.start("run", "list")[:2] == (0, "studyapp list\n")
    assert checkout.count("-m venv") == 2
    assert not (checkout.folder / ".venv.lock").exists()


def test_of_several_starts_at_once_only_one_sets_up(checkout: Checkout):
    starts = [checkout.begin("run", "list", PIP_DOES="sleep 0.3") for _ in range(4)]
    assert [process.communicate(timeout=60)[0] for process in starts] == ["studyapp list\n"] * 4
    assert checkout.count("-m venv") == 1


def test_an_interrupted_wait_leaves_no_lock_behind(checkout: Checkout):
    process = checkout.begin("run", "list", PIP_DOES="touch begun; sleep 60")
    while not (checkout.folder / "begun").exists():
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGTERM)
    process.communicate()
    assert process.returncode == 143
    assert not (checkout.folder / ".venv.lock").exists()


def test_a_plain_user_is_told_the_one_line_to_type(checkout: Checkout):
    checkout.put_tool("dpkg-query", "#!/bin/sh\nexit 1\n")
    checkout.put_tool("id", "#!/bin/sh\necho 1000\n")
    status, out, err = checkout.start("run", "list")
    assert (status, out) == (0, "studyapp list\n")
    assert err.count("sudo apt-get install --no-install-recommends libgl1 ") == 1
    assert checkout.count("apt-get") == 0


def test_for_root_the_missing_packages_are_installed(checkout: Checkout):
    checkout.put_tool("dpkg-query", "#!/bin/sh\ncase $3 in xvfb*) exit 1 ;; *) echo 'install ok installed' ;; esac\n")
    checkout.put_tool("id", "#!/bin/sh\necho 0\n")
    checkout.start("test", "tests/domain")
    assert checkout.count("apt-get install -y -q --no-install-recommends xvfb\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_command_line_is_named(checkout: Checkout):
    status, out, err = checkout.start("run")
    assert (status, out) == (1, "")
    assert "./run analyze FILE --json -" in err.splitlines()[-1]
    assert checkout.start("run", DISPLAY=":99")[:2] == (0, "studyapp \n")


def test_a_part_of_the_tests_runs_alone(checkout: Checkout):
    checkout.start("test", "tests/domain", "-x")
    assert checkout.calls.read_text().splitlines()[-1] == "-m pytest tests/domain -x"


def test_green_is_decided_by_the_same_line_for_everybody():
    lines = (ROOT / ".ci/run").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        'here=$(dirname "$0")',
        'sh "$here/../packaging/linux/build.sh" --tree-only --if-possible </dev/null >&2 || exit',
        'exec "$here/../test" </dev/null',
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("run", "test", ".ci/run", "packaging/relock.sh", "packaging/prove-setup.sh"),
        *("packaging/linux/build.sh", "packaging/linux/prove.sh"),
    ],
)
def test_a_script_can_be_started_by_any_posix_shell(name: str):
    script = ROOT / name
    assert script.read_text().startswith("#!/bin/sh\n")
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", str(script)], check=True)


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_locked_package_has_one_version_and_a_hash_and_no_place(lock: str):
    text = (ROOT / "packaging" / lock).read_text()
    assert "://" not in text
    entries = re.findall(r"^[a-z0-9].*(?:\n    .*)*", text, re.MULTILINE)
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ (?:; .+ )?\\\n", entry), entry
        assert "--hash=sha256:" in entry


def test_the_locks_hold_what_the_program_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    program, tests = (_pins(lock) for lock in _LOCKS[:2])
    _assert_pinned(program, [*project["dependencies"], "setuptools>=75"])
    _assert_pinned(tests, project["optional-dependencies"]["test"])
    assert program.items() <= tests.items()


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / "packaging" / lock).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def _assert_pinned(pins: dict[str, str], wanted: list[str]) -> None:
    for requirement in map(Requirement, wanted):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert requirement.specifier.contains(pins[name]), requirement
