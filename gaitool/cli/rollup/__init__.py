"""What ``gaitool rollup`` runs, writes and shows; the command itself stands in ``commands``."""
