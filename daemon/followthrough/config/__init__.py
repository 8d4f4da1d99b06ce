"""The user's files: TOML to frozen models, templates, people, credentials; every error at once with file and line."""
