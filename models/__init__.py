"""The embedded model and the recipe that made it."""
