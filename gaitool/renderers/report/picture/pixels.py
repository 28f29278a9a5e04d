"""The picture as PNG, where the extra for it is installed."""

from gaitool.errors import UsageError

_NO_LIBRARY = (
    "写 .png 要另装一个库：pip install 'gaitool[picture]'。也可以写成 .svg，浏览器直接能打开。"
)


def demand_pixels() -> None:
    """Raise UsageError where the library that turns drawings into pixels is not installed."""
    try:
        import resvg_py  # noqa: F401
    except ImportError as error:
        raise UsageError(_NO_LIBRARY) from error


def picture_pixels(drawing: str) -> bytes:
    """Return the PNG of an SVG, 1080 pixels wide as screens of phones are.

    It is set in the fonts of this machine: the same bytes come of the same fonts.
    """
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=drawing))
