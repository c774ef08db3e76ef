"""Thi Đua: emulation and commendation in Vietnamese schools. Rooms and floors: docs/architecture.md."""

__version__ = "0.1.0"
