"""Published documents for the importers' tests, and how a reading is scored."""
