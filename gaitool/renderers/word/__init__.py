"""What all Word documents have in common: styles and pages to GB/T 9704-2012, fixed times."""
