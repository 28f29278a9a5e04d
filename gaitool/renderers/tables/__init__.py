"""A statutory table as it is printed, whatever it is printed into."""
