"""Build hook: the embedded model ships inside the wheel; a clone reads it where it lies."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EmbeddedModel(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `models/embedded` into the wheel as `summarizer/_embedded`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install gets no copy: it would be a second one, and soon an old one."""
        if version == "standard":
            build_data["force_include"]["models/embedded"] = "summarizer/_embedded"
