"""Which addresses of the network may be connected to: the public ones.

A page may name, or redirect to, a host that only this machine reaches: a printer, a database, the
service that gives a cloud's keys. So the addresses themselves are looked at, never their names,
and what may pass is said, not what may not: IPv4 but the blocks that the IANA registry of special
purposes keeps back; IPv6 only from 2000::/3, the one block that is given out, less the same.
Addresses that carry another in them (NAT64, 6to4, Teredo, mapped, compatible, ISATAP) never pass:
they are other spellings of an address that could be written plainly.
`ipaddress.is_global` is not enough: of 64:ff9b::a9fe:a9fe and 224.0.0.1 it says yes.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


def _networks(*named: tuple[str, str]) -> tuple[tuple[Network, str], ...]:
    return tuple((ip_network(block), what) for block, what in named)


# A newsroom's own servers; open only to who asks for them.
PRIVATE = _networks(
    ("127.0.0.0/8", "this machine"), ("::1/128", "this machine"), ("10.0.0.0/8", "private"),
    ("172.16.0.0/12", "private"), ("192.168.0.0/16", "private"), ("fc00::/7", "private"),
    ("100.64.0.0/10", "shared by a carrier's customers"),
)  # fmt: skip
# Where clouds hand out keys and settings to whoever asks from within; three lie in private blocks
# and one in a public one, so they stand first and are never open.
CLOUDS = _networks(
    ("169.254.169.254/32", "a cloud's own service"), ("168.63.129.16/32", "a cloud's own service"),
    ("100.100.100.200/32", "a cloud's own service"), ("fd00:ec2::/32", "a cloud's own service"),
    ("fd20:ce::/32", "a cloud's own service"),
)  # fmt: skip
# IANA's registries of special-purpose addresses, IPv4 and IPv6, as of November 2026.
SPECIAL = _networks(
    ("0.0.0.0/8", "this network"), ("169.254.0.0/16", "link-local"),
    ("192.0.0.0/24", "reserved"), ("192.0.2.0/24", "for documentation"),
    ("192.31.196.0/24", "a sink"), ("192.52.193.0/24", "a relay"), ("192.175.48.0/24", "a sink"),
    ("192.88.99.0/24", "a relay"), ("198.18.0.0/15", "for benchmarks"),
    ("198.51.100.0/24", "for documentation"), ("203.0.113.0/24", "for documentation"),
    ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
    ("::/128", "no address"), ("::ffff:0:0/96", "IPv4 in IPv6"),
    ("::ffff:0:0:0/96", "IPv4 in IPv6"), ("::/96", "IPv4 in IPv6"),
    ("64:ff9b::/96", "NAT64"), ("64:ff9b:1::/48", "NAT64"),
    ("100::/64", "a sink"), ("100:0:0:1::/64", "a sink"),
    ("2001::/32", "Teredo"), ("2001::/23", "reserved"), ("2001:db8::/32", "for documentation"),
    ("2002::/16", "6to4"), ("2620:4f:8000::/48", "a sink"), ("3ffe::/16", "no longer given out"),
    ("3fff::/20", "for documentation"), ("5f00::/16", "for segment routing"),
    ("fe80::/10", "link-local"), ("fec0::/10", "site-local"), ("ff00::/8", "multicast"),
)  # fmt: skip
GIVEN_OUT = IPv6Network("2000::/3")
# The interface part of an ISATAP address; an IPv4 address follows (RFC 5214).
ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})


def why_refused(address: str, private: bool = False) -> str | None:
    """Return why an address may not be connected to, in words; None where it may.

    `private` opens the blocks of PRIVATE, which are a newsroom's own, and no others.

    >>> why_refused("64:ff9b::a9fe:a9fe")
    'NAT64'
    """
    try:
        found: Address = ip_address(address)
    except ValueError:
        return "no address"
    if cloud := _within(found, CLOUDS):
        return cloud
    if own := _within(found, PRIVATE):
        return None if private else own
    if special := _within(found, SPECIAL):
        return special
    if isinstance(found, IPv4Address):
        return None
    if found.scope_id:
        return "of one link"
    if int(found) >> 32 & 0xFFFF_FFFF in ISATAP:
        return "ISATAP"
    return None if found in GIVEN_OUT else "reserved"


def _within(address: Address, networks: tuple[tuple[Network, str], ...]) -> str | None:
    return next(
        (what for block, what in networks if block.version == address.version and address in block),
        None,
    )
