"""Only public addresses are connected to."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pages.addresses import why_refused

# Written down anew, so that a slip in the module's own list is no slip here.
OWN = ["10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10",
       "::1/128", "fc00::/7"]  # fmt: skip
NOT_PUBLIC = [
    *OWN, "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96",
    "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32",
    "2002::/16", "3fff::/20", "5f00::/16", "fe80::/10", "fec0::/10", "ff00::/8", "4000::/2",
    "8000::/1", "::/3",
]  # fmt: skip
V4 = st.integers(0, 2**32 - 1)


def within(blocks):
    """Draw addresses of these networks, first and last often."""
    networks = [ip_network(block) for block in blocks]
    return st.sampled_from(networks).flatmap(
        lambda n: st.integers(int(n[0]), int(n[-1])).map(type(n[0]))
    )


def carriers(v4):
    """Return all spellings in IPv6 that carry an address of IPv4."""
    return [
        IPv6Address(number)
        for number in (
            v4, 0xFFFF << 32 | v4, 0xFFFF << 48 | v4, 0x64_FF9B << 96 | v4,
            0x64_FF9B_0001 << 80 | v4, 0x2002 << 112 | v4 << 80,
            0x2001_0000 << 96 | v4 ^ 0xFFFFFFFF, 0x2A00_1234 << 96 | 0x5EFE << 32 | v4,
            0x2A00_1234 << 96 | 0x2005EFE << 32 | v4,
        )
    ]  # fmt: skip


@given(within(NOT_PUBLIC))
def test_no_address_that_is_not_public_passes(address):
    assert why_refused(str(address))


@given(V4)
def test_no_address_passes_inside_another_even_if_private_ones_do(v4):
    for spelling in carriers(v4):
        assert why_refused(str(spelling))
        assert why_refused(str(spelling), private=True) or spelling == IPv6Address("::1")


@given(st.one_of(V4.map(IPv4Address), st.integers(0, 2**128 - 1).map(IPv6Address)))
def test_what_passes_is_public_by_the_standard_library_too(address):
    passes = why_refused(str(address)) is None

    assert not passes or (address.is_global and not address.is_multicast)


@given(st.one_of(within(NOT_PUBLIC), V4.map(IPv4Address)))
def test_who_asks_for_private_addresses_gets_his_own_and_no_others(address):
    opened = why_refused(str(address), private=True) is None and why_refused(str(address))

    assert not opened or any(
        address in ip_network(block)
        for block in OWN
        if ip_network(block).version == address.version
    )


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "::a9fe:a9fe", "::ffff:a9fe:a9fe",
     "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "224.0.0.1", "ff02::1", "255.255.255.255",
     "0.0.0.0", "::", "fe80::1%eth0", "2a00::1%1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
     "127.1", "localhost", ""],
)  # fmt: skip
def test_a_clouds_own_service_and_other_spellings_are_refused_whoever_asks(address, private):
    assert why_refused(address, private)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "2a00::1"])
def test_public_addresses_pass(address):
    assert why_refused(address) is None
    assert ip_address(address).is_global


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.9", "fd12::1"])
def test_own_servers_pass_only_if_asked_for(address):
    assert why_refused(address)
    assert why_refused(address, private=True) is None
