"""Base templates, components, static files: how everything looks."""
