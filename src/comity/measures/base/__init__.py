"""What measures share: what a measure is, what it answers, and the roll calls that it reads."""

from comity.measures.base.measure import Estimates, Measure, Sample

__all__ = ["Estimates", "Measure", "Sample"]
