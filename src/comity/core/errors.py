"""Errors, one class for each thing that a user can do about them.

Every message gives the value, the place and the remedy, in one to three lines. The command line prints it
and exits with 2.
"""


class ComityError(Exception):
    """What is wrong, where, and what to do about it."""


class InputError(ComityError):
    """A document or file given by the user cannot be read as it is."""


class UnknownActor(ComityError):
    """A name or code that the registry of actors does not hold, or that stands for several."""


class DateError(ComityError):
    """A date that is not written in EDTF, or that does not exist."""


class RecordError(ComityError):
    """A row of the shipped record, the registry or a source does not have the form its card promises."""


class LedgerError(ComityError):
    """The ledger cannot be opened, written or upgraded."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger."""


class OutputError(ComityError):
    """A result cannot be written where the user asked."""


class RightsError(ComityError):
    """The rights on a source's card forbid what was asked."""


class PartError(ComityError):
    """A part of Comity (a card, kind, chapter ...) does not declare what its folder demands."""
