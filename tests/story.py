"""The morning on which tests tell the demo story."""

from datetime import UTC, datetime

TUESDAY = datetime(2026, 11, 17, 8, 15, tzinfo=UTC)  # 9:15 in Madrid
