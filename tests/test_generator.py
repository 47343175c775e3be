from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import CardType
from studyapp.domain.errors import GeneratorError, GeneratorFault
from studyapp.generator import Address, LocalGenerator, address_of, connect
from tests.fake_generator import FakeGenerator, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = "http://127.0.0.1:8080/v1"
CARD = {"type": "cloze", "prompt": "Osby paid _____.", "answer": "nine", "quote": "Osby paid nine."}


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGenerator]:
    with serving(tmp_path) as running:
        yield running


def asked(fake: FakeGenerator, *, timeout_s: float = 5) -> LocalGenerator:
    return LocalGenerator(timeout_s=timeout_s, connect=fake.connect)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("http://127.0.0.1:11434/v1", Address("127.0.0.1", 11434, "/v1")),
        ("localhost:8080", Address("127.0.0.1", 8080, "")),
        (" http://LOCALHOST:8080/v1/ ", Address("127.0.0.1", 8080, "/v1")),
        ("http://[::1]:9000/v1", Address("::1", 9000, "/v1")),
    ],
)
def test_this_machine_is_known_by_its_names_and_spoken_to_by_number(typed: str, address: Address):
    assert address_of(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.org/v1",
        "http://127.0.0.1.example.org/v1",
        "http://127.0.0.2:80",
        "http://0.0.0.0:80",
        "http://10.0.0.5:11434/v1",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost.:80/",
    ],
)
def test_every_other_machine_is_refused(typed: str):
    with pytest.raises(GeneratorError) as refused:
        address_of(typed)
    assert refused.value.reason is GeneratorFault.NOT_LOCAL


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://127.0.0.1/",
        "ftp://127.0.0.1/",
        "http://127.0.0.1@example.org@127.0.0.1/",
        "http://127.0.0.1:99999/",
    ],
)
def test_what_is_no_address_is_refused(typed: str):
    with pytest.raises(GeneratorError) as refused:
        address_of(typed)
    assert refused.value.reason is GeneratorFault.BAD_ADDRESS


def test_the_door_itself_refuses_what_slipped_through():
    with pytest.raises(GeneratorError):
        connect(Address("93.184.216.34", 80, ""), 1)


def test_a_test_of_the_connection_names_the_models(fake: FakeGenerator):
    assert asked(fake).models(HERE) == ("small", "large")
    assert fake.addresses == [Address("127.0.0.1", 8080, "/v1")]


def test_proposals_are_read_and_what_is_none_is_counted(fake: FakeGenerator):
    fake.cards = [CARD, {"type": "poem"}, "nonsense"]
    told = asked(fake).propose(HERE, "small", "Osby paid nine.", most=3)
    assert [(p.type, p.wording.answer) for p in told.proposals] == [(CardType.CLOZE, "nine")]
    assert told.unusable == 2
    assert fake.asked[0]["model"] == "small"
    assert fake.asked[0]["temperature"] == 0


def test_redirections_are_not_followed(fake: FakeGenerator):
    fake.status, fake.headers = 302, {"Location": "http://127.0.0.1:1/elsewhere"}
    with pytest.raises(GeneratorError) as refused:
        asked(fake).models(HERE)
    assert refused.value.reason is GeneratorFault.REDIRECTED
    assert len(fake.addresses) == 1


def test_proxies_of_the_environment_are_not_asked(fake: FakeGenerator, monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    assert asked(fake).models(HERE)
    assert {address.host for address in fake.addresses} == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, b"{}", GeneratorFault.REFUSED),
        (200, b"not json", GeneratorFault.BAD_ANSWER),
        (200, b"[]", GeneratorFault.BAD_ANSWER),
        (200, b'{"choices": []}', GeneratorFault.BAD_ANSWER),
        (200, b" " * (2 << 20), GeneratorFault.BAD_ANSWER),
    ],
)
def test_faults_are_told_apart(fake: FakeGenerator, status: int, body: bytes, reason: GeneratorFault):
    fake.status, fake.body = status, body
    with pytest.raises(GeneratorError) as failed:
        asked(fake).propose(HERE, "small", "text", most=3)
    assert failed.value.reason is reason


def test_an_answer_that_does_not_come_is_given_up(fake: FakeGenerator):
    fake.gate.clear()
    with pytest.raises(GeneratorError) as failed:
        asked(fake, timeout_s=0.1).propose(HERE, "small", "text", most=3)
    assert failed.value.reason is GeneratorFault.TIMEOUT


def test_a_request_is_ended_from_another_thread(fake: FakeGenerator):
    fake.gate.clear()
    generator = asked(fake, timeout_s=30)
    threading.Thread(target=lambda: (fake.heard.wait(5), generator.cancel())).start()
    with pytest.raises(GeneratorError) as failed:
        generator.propose(HERE, "small", "text", most=3)
    assert failed.value.reason is GeneratorFault.CANCELLED


def test_nobody_listening_is_said(tmp_path: Path):
    with pytest.raises(GeneratorError) as failed:
        LocalGenerator(connect=FakeGenerator(tmp_path / "nobody").connect).models(HERE)
    assert failed.value.reason is GeneratorFault.UNREACHABLE
