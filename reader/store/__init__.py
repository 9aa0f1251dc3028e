"""The JSON notes file: load, save, migrate, merge, lock, recover."""
