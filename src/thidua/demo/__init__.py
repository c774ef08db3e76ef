"""The demo school: 2025-2026 played by the real actions. Every name is invented."""
