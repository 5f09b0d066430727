"""Under which addresses the room's laptops and phones find this machine."""

from __future__ import annotations

import contextlib
import ipaddress
import socket

ANYWHERE = ("0.0.0.0", "::", "")


def reachable(ip: str) -> tuple[str, ...]:
    """The addresses of this machine on its networks, the likeliest first; of one address that was asked for, itself."""
    if ip not in ANYWHERE:
        return (ip,)
    from jupyter_client.localinterfaces import public_ips

    found = [_towards_the_network()]
    with contextlib.suppress(OSError, ValueError):
        found += public_ips()
    return tuple(dict.fromkeys(filter(_is_of_a_network, found))) or ("127.0.0.1",)


def is_local(ip: str) -> bool:
    """Whether nobody but this machine itself can open it."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(ip).is_loopback
    return ip == "localhost"


def in_url(ip: str) -> str:
    """As it stands in an address of the browser."""
    return f"[{ip}]" if ":" in ip else ip


def _towards_the_network() -> str:
    """The one of our addresses that the system would use; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("10.255.255.255", 9))
        return str(probe.getsockname()[0])
    return ""


def _is_of_a_network(ip: str) -> bool:
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast)
