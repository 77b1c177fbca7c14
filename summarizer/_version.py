"""The package's version, in the one place where the build also reads it."""

__version__ = "0.1.0"
