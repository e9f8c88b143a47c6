"""
A session that asks only machines it may ask. Whose calendar it is told the address, so it could be any of the house's
own: the name is looked up once, checked, and that very address is connected to, also after a redirect.
"""

import socket
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from vinculo.record.outbound import Allowed, NotAsked, addresses_of, connected


def session(allowed: Allowed) -> requests.Session:
    """Without what the environment may say of proxies and passwords."""
    made = requests.Session()
    made.trust_env = False
    made.max_redirects = 5
    made.mount("https://", _Adapter(allowed))
    made.mount("http://", _Adapter(allowed))
    return made


class _Adapter(HTTPAdapter):
    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        private = self.allowed.private
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"http": _pool(HTTPConnectionPool, HTTPConnection, private),
                                          "https": _pool(HTTPSConnectionPool, HTTPSConnection, private)}  # fmt: skip

    def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not self.allowed.plain and not request.url.startswith("https://"):
            raise NotAsked("only https is asked")
        return super().send(request, *args, **kwargs)


def _pool(pool: Any, connection: Any, private: bool) -> Any:
    class Pinned(connection):
        def _new_conn(self) -> socket.socket:
            return connected(addresses_of(self._dns_host, self.port, private=private), self.port, self.timeout)

    class Pool(pool):
        ConnectionCls = Pinned

    return Pool
