"""The user's own workbook with every finding marked at its cell."""
