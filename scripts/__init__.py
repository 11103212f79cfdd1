"""Scripts that made what ships, benchmarks and generated documentation."""
