"""Days and hours in words: dates, zones, and what a text proposes."""
