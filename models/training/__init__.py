"""The recipe of the embedded model: ``python -m models.training STEP`` (see README.md)."""
