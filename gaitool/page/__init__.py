"""The tool as one HTML file: what assembles it, and what works inside it, in the browser.

``assembled`` puts runtime, packages and assets together; ``desk`` answers what the page asks for.
Knows checking, roll-up and the renderers, and no rule, message or table of its own. Must not
import ``cli``.
"""
