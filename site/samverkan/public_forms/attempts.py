"""Wrong passwords, counted so that nobody can try them all.

Counted in the cache for a quarter of an hour, per account and network: whoever guesses at one
account is stopped from where they sit, while everyone else behind the same address, and the
account's owner anywhere else, goes on. What is kept is the keyed hash of ``flood``: neither the
address nor the name reaches the database or a log.
"""

import ipaddress
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest

from samverkan.public_forms import flood

WINDOW = 15 * 60
"""Seconds from the first wrong password until counting starts over."""

LOG_IN_LIMIT = 10
"""Wrong passwords for one account from one network within the window."""

PAGE_LIMIT = 60
"""Wrong passwords for one page or folder from one network.

Its password is shared: a whole office may type it wrong behind one address before anybody is
stopped.
"""


@dataclass(frozen=True)
class Attempt:
    """One try with a password.

    Attributes:
        scope: what the password opens: "log-in", "page".
        value: the account or page, and the network.
        number: which try this is within the window; 0 without a cache.
        limit: the most tries.
    """

    scope: str
    value: str
    number: int
    limit: int

    @classmethod
    def begin(cls, request: HttpRequest, scope: str, what: str, limit: int) -> Self:
        """Count a try before the password is looked at, so that many at once count too."""
        value = f"{what} {network_of(request)}"
        return cls(scope, value, flood.count(scope, value, WINDOW), limit)

    @property
    def is_one_too_many(self) -> bool:
        """Whether the password should not even be looked at."""
        return self.number > self.limit

    def succeed(self) -> None:
        """The password was right: the try does not count."""
        flood.take_back(self.scope, self.value)


def network_of(request: HttpRequest) -> str:
    """The network that a request comes from: an IPv4 address, or the /64 that IPv6 hands out."""
    address = flood.address_of(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
