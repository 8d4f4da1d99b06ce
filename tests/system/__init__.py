"""The real command against real servers, its clock moved."""
