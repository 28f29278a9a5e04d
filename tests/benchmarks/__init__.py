"""What is measured rather than tested; ``python -m tests.benchmarks`` lists it."""
