"""The way of the house to its mail server, with patience (`patience`): for whatever leaves without a mailbox."""

import smtplib
import socket
import ssl

from django.core.mail.backends import smtp
from django.utils.functional import cached_property

from vinculo.mailboxes import patience


class _Smtp(smtplib.SMTP):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return patience.plain(super()._get_socket(host, port, timeout))  # type: ignore[misc]


class EmailBackend(smtp.EmailBackend):
    """The framework's own, over sockets that do not wait for ever."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return smtplib.SMTP_SSL if self.use_ssl else _Smtp

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        return patience.of_tls(super().ssl_context)
