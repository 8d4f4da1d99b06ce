"""What all tables of the config have in common."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    # Strict: port = "993" or paused = "no" is a mistake to be told, not to be guessed at.
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, validate_default=True, hide_input_in_errors=True
    )
