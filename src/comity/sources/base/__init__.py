"""What every source shares: cards, layouts, country codes, the readers of the record and of publishers' files."""
