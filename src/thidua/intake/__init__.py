"""Every file that comes in: its columns, its dry run, its way into people and collectives."""
