"""Which address a request is counted by, and what a visitor cannot make us believe."""

from ipaddress import ip_address

import pytest
from django.test import RequestFactory

from clinic.client_address import client_address


def address_of(*, remote: str, forwarded: str | None = None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


def test_without_a_trusted_proxy_nobody_believes_the_header(settings):
    settings.TRUSTED_PROXIES = 0
    assert address_of(remote="8.8.4.4", forwarded="9.9.9.9") == ip_address("8.8.4.4")


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        (1, "9.9.9.9", "9.9.9.9"),
        (1, "1.1.1.1, 9.9.9.9", "9.9.9.9"),
        (2, "1.1.1.1, 9.9.9.9, 8.8.4.4", "9.9.9.9"),
        (1, "1.1.1.1,  2606:4700::1111 ", "2606:4700::1111"),
        (1, "[2606:4700::1111]:443", "2606:4700::1111"),
        (1, "9.9.9.9:5123", "9.9.9.9"),
        (1, "::ffff:9.9.9.9", "9.9.9.9"),
    ],
)
def test_it_counts_from_the_end_where_only_our_own_proxies_write(settings, hops, forwarded, expected):
    settings.TRUSTED_PROXIES = hops
    assert address_of(remote="127.0.0.1", forwarded=forwarded) == ip_address(expected)


@pytest.mark.parametrize("forwarded", [None, "", "unknown", "9.9.9.9, unknown", "\x00", "9.9.9.9.9", "x" * 5000, ",,,"])
def test_a_header_that_holds_no_address_there_counts_as_none(settings, forwarded):
    settings.TRUSTED_PROXIES = 1
    assert address_of(remote="127.0.0.1", forwarded=forwarded) is None
    assert address_of(remote="8.8.4.4", forwarded=forwarded) == ip_address("8.8.4.4")


def test_fewer_entries_than_proxies_are_not_believed(settings):
    settings.TRUSTED_PROXIES = 2
    assert address_of(remote="127.0.0.1", forwarded="9.9.9.9") is None


@pytest.mark.parametrize(
    "remote", ["127.0.0.1", "::1", "10.1.2.3", "172.20.0.1", "192.168.1.9", "fe80::1%eth0", "fd00::1", ""]
)
def test_the_address_of_a_proxy_is_nobodys(settings, remote):
    settings.TRUSTED_PROXIES = 0
    assert address_of(remote=remote) is None
