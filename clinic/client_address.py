"""The address that a request came from, as far as it can be known. It is compared, never kept and never logged."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address

# Of a machine or a network of one's own (RFC 1918, 4193, 4291, 6598): a proxy's, and never a visitor's on the web.
_OWN = [
    ip_network(network)
    for network in (
        *("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
        *("::/127", "fc00::/7", "fe80::/10"),
    )
]


def client_address(request: HttpRequest) -> Address | None:
    """The visitor's address; None where only a proxy's is known, which all visitors share.

    With TRUSTED_PROXIES=n it is the nth entry of X-Forwarded-For, counted from its end: what stands before was written by
    the visitor. Without, the header is not looked at. A header with fewer entries, or without an address there, counts as
    no header.
    """
    found = _parsed(request.META.get("REMOTE_ADDR", ""))
    hops = settings.TRUSTED_PROXIES
    if hops:
        entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        found = (_parsed(entries[-hops].strip()) if len(entries) >= hops else None) or found
    return None if found is None or any(found in network for network in _OWN) else found


def _parsed(text: str) -> Address | None:
    try:
        address = ip_address(text[1:].split("]")[0] if text.startswith("[") else text)
    except ValueError:
        try:
            address = ip_address(text.rpartition(":")[0])  # IPv4 with a port, as some proxies write it
        except ValueError:
            return None
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or IPv6Address(int(address))  # without its zone
    return address
