"""What pictures and pages draw of figures: bars, tiles and small tables, as boxes and words.

May import ``clean_text``; what draws them into a file stands in the rooms above.
"""
