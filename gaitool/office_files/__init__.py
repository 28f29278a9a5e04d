"""What a file holds, cell by cell, before anyone looks for a report in it."""
