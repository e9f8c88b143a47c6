from tests.exchange.connections.conftest import _no_waiting as _no_waiting
from tests.exchange.connections.conftest import connection as connection
from tests.exchange.connections.conftest import trello as trello
