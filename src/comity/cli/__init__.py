"""The command line: it parses, calls the API and renders, nothing else."""
