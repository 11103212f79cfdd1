"""One document turned into one Analysis: sentences, mentions, dates, numbers, quotations and masks."""
