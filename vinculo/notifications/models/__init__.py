from vinculo.notifications.models.device import PushDevice, PushKey
from vinculo.notifications.models.digest import Digest
from vinculo.notifications.models.hook import ChatHook, Flavour, HookMessage
from vinculo.notifications.models.notice import Delivery, Kind, Notice, ReadUpTo
from vinculo.notifications.models.wish import Rhythm, Way, Wish

__all__ = [
    "ChatHook",
    "Delivery",
    "Digest",
    "Flavour",
    "HookMessage",
    "Kind",
    "Notice",
    "PushDevice",
    "PushKey",
    "ReadUpTo",
    "Rhythm",
    "Way",
    "Wish",
]
