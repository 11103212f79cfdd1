"""From a publisher to a folder: addresses, transfer, manifests, unpacking."""
