"""The version of Comity, which every fact that it reads or ships carries."""

VERSION = "0.1.0"
