"""Refuses internet sockets to this process and to everything that it starts, for as long as it lives.

Two locks: an audit hook, which names the culprit and also stops name look-ups, and on Linux a kernel filter
(seccomp), which every child inherits, whatever it is written in. Elsewhere only the first holds, and not in
children. AF_UNIX stays open: multiprocessing, Xvfb and D-Bus need it.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
import sys

_NAME_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
_REFUSED_FAMILIES = frozenset({socket.AF_INET, socket.AF_INET6})

_SOCKET_CALL = {"x86_64": 41, "aarch64": 198}  # the number of socket(2), from the kernel's table of each machine
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER_MODE = 38, 22, 2  # linux/prctl.h, linux/seccomp.h
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h: LD|W|ABS, JMP|JEQ|K, RET|K
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000  # linux/seccomp.h


class InternetRefusedError(RuntimeError):
    """A test, or the program in a test, reached for the internet."""


def refuse_internet() -> None:
    """Close both locks; there is no way back."""
    sys.addaudithook(_audit)
    if sys.platform == "linux" and platform.machine() in _SOCKET_CALL:
        _filter_in_kernel(_SOCKET_CALL[platform.machine()])


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    opens = event == "socket.__new__" and arguments[1] in _REFUSED_FAMILIES
    if opens or event in _NAME_LOOKUPS:
        message = f"the internet is out of bounds in tests: {event} {arguments[opens:]}"
        raise InternetRefusedError(message)


def _filter_in_kernel(socket_call: int) -> None:
    program = b"".join(
        (
            _instruction(_LOAD, 0, 0, 0),  # the number of the call
            _instruction(_JUMP_IF_EQUAL, 0, 4, socket_call),
            _instruction(_LOAD, 0, 0, 16),  # its first argument: the family
            _instruction(_JUMP_IF_EQUAL, 1, 0, int(socket.AF_INET)),
            _instruction(_JUMP_IF_EQUAL, 0, 1, int(socket.AF_INET6)),
            _instruction(_RETURN, 0, 0, _FAIL_WITH | errno.EACCES),
            _instruction(_RETURN, 0, 0, _ALLOW),
        )
    )
    instructions = ctypes.create_string_buffer(program)
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, header):
        raise OSError(ctypes.get_errno(), "the kernel does not accept the filter")


def _instruction(code: int, if_true: int, if_false: int, operand: int) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand)
