"""Pure arithmetic on arrays: similarity, resampling, response models. Nothing here knows a ledger or a state."""
