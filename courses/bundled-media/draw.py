"""Palette, easing and the few SVG primitives that every picture here is made of.

Every function returns a piece of SVG text. Angles are in degrees, times in seconds, `p` is a progress from 0 to 1.
"""

import math

TEAL, TEAL_DARK, TEAL_MID, TEAL_PALE, TEAL_MIST = "#0b5f6b", "#084954", "#5b9aa0", "#a9cccb", "#d3e4e1"
SAND, SAND_DEEP, SAND_DARK = "#f4efe6", "#e8decd", "#d3c5ab"
INK, INK_SOFT = "#1d2a30", "#56646a"
AMBER, AMBER_PALE, CLAY, PAPER = "#d98e04", "#f3d18d", "#b4694a", "#fffdf9"


def n(value):
    """A number as short as it can be: two decimals are a fiftieth of what an eye sees here."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def clamp(value, low=0.0, high=1.0):
    return max(low, min(high, value))


def smooth(p):
    """Slow at both ends (smootherstep)."""
    p = clamp(p)
    return p * p * p * (p * (6 * p - 15) + 10)


def ramp(t, start, length):
    """0 before `start`, 1 after `start + length`, smooth between."""
    return smooth((t - start) / length)


def pulse(t, start, end, fade=0.7):
    """1 between the two times, fading in after the first and out before the second."""
    return ramp(t, start, fade) * (1 - ramp(t, end - fade, fade))


def mix(a, b, p):
    return a + (b - a) * p


def tint(first, second, p):
    """A colour between two `#rrggbb` colours."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(mix(a, b, clamp(p))):02x}" for a, b in pairs)


def g(*parts, x=0, y=0, scale=1, turn=0, opacity=1):
    """A group, moved, scaled, turned and faded; nothing at all when it could not be seen."""
    if opacity <= 0.004 or scale <= 0.004:
        return ""
    steps = []
    if x or y:
        steps.append(f"translate({n(x)} {n(y)})")
    if turn:
        steps.append(f"rotate({n(turn)})")
    if scale != 1:
        steps.append(f"scale({scale:.4f})")
    attributes = f' transform="{" ".join(steps)}"' if steps else ""
    attributes += f' opacity="{opacity:.3f}"' if opacity < 0.996 else ""
    return f"<g{attributes}>{''.join(parts)}</g>"


def grow(p, least, *parts, **place):
    """A group that fades in while it grows from `least` to its whole size."""
    return g(*parts, scale=mix(least, 1, p), opacity=p, **place)


def paint(fill=None, line=None, width=3, dash=None, opacity=1):
    text = f' fill="{fill or "none"}"'
    if line:
        text += f' stroke="{line}" stroke-width="{n(width)}" stroke-linecap="round" stroke-linejoin="round"'
    if dash:
        text += f' stroke-dasharray="{dash}"'
    return text + (f' opacity="{opacity:.3f}"' if opacity < 0.996 else "")


def circle(x, y, r, fill=None, **more):
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}"{paint(fill, **more)}/>' if r > 0 else ""


def ellipse(x, y, rx, ry, fill=None, **more):
    return f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(rx)}" ry="{n(ry)}"{paint(fill, **more)}/>'


def rect(x, y, w, h, r=0, fill=None, **more):
    if w <= 0 or h <= 0:
        return ""
    corner = f' rx="{n(min(r, w / 2, h / 2))}"' if r else ""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"{corner}{paint(fill, **more)}/>'


def path(d, fill=None, **more):
    return f'<path d="{d}"{paint(fill, **more)}/>'


def poly(points, fill=None, closed=False, **more):
    if len(points) < 2:
        return ""
    return path("M" + " ".join(f"{n(x)},{n(y)}" for x, y in points) + ("Z" if closed else ""), fill, **more)


def stroke(points, p, line, width, **more):
    """The first part `p` of the line through the points, as if a pen drew it."""
    if p <= 0:
        return ""
    lengths = [math.dist(a, b) for a, b in zip(points, points[1:])]
    left, drawn = sum(lengths) * min(p, 1), [points[0]]
    for (a, b), length in zip(zip(points, points[1:]), lengths):
        if left <= length:
            part = left / length if length else 0
            drawn.append((mix(a[0], b[0], part), mix(a[1], b[1], part)))
            break
        drawn.append(b)
        left -= length
    return poly(drawn, line=line, width=width, **more)


def curve(*knots, step=14):
    """Points along a smooth line through the knots (Catmull-Rom)."""
    ends = [knots[0], *knots, knots[-1]]
    points = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:]):
        count = max(2, round(math.dist(b, c) / step))
        for i in range(count):
            s = i / count
            points.append(
                tuple(
                    0.5 * (2 * q + (r - o) * s + (2 * o - 5 * q + 4 * r - u) * s * s + (3 * q - o - 3 * r + u) * s**3)
                    for o, q, r, u in zip(a, b, c, d)
                )
            )
    return [*points, knots[-1]]


def svg(width, height, *parts, view=None):
    """A whole SVG file; `view` is the viewBox if it differs from the size."""
    box = view or f"0 0 {n(width)} {n(height)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}" height="{n(height)}" viewBox="{box}">'
    return head + "".join(parts) + "</svg>\n"


# Digits as pen strokes in a box of 10 by 16 around the middle: no font is needed, and they look alike everywhere.
DIGITS = {
    1: "M-3.6,-4.2L0.8,-8V8",
    2: "M-4.6,-4.2C-4.4,-6.8 -2.5,-8 0,-8C2.8,-8 4.7,-6.3 4.7,-3.9C4.7,-1.6 3.2,0.2 1,2.2L-5,8H5.2",
    3: "M-4.6,-5.6C-3.7,-7.2 -2,-8 0,-8C2.7,-8 4.4,-6.5 4.4,-4.2C4.4,-1.9 2.7,-0.6 0,-0.6"
    "C3,-0.6 5,1 5,3.6C5,6.3 2.9,8 0,8C-2.3,8 -4.2,7 -5,5.2",
    4: "M2.4,8V-8L-5.4,3.6H5.6",
    5: "M4.4,-8H-3.4L-4.2,-1C-3.2,-1.9 -1.7,-2.4 -0.2,-2.4C3,-2.4 5,-0.3 5,2.8C5,6 2.9,8 -0.2,8C-2.4,8 -4.2,7 -5,5.4",
    6: "M3.4,-7.4C-1.6,-7 -5,-2.6 -5,2.6C-5,6 -3,8 0,8C3,8 5,5.9 5,3C5,0.1 3,-2 0.2,-2C-2.4,-2 -4.5,-0.3 -5,2.6",
}


def badge(number, x, y, r=18, fill=AMBER, ink=INK):
    """A numbered round sign."""
    return g(
        circle(0, 0, r + 3, PAPER),
        circle(0, 0, r, fill),
        g(path(DIGITS[number], line=ink, width=2.9), scale=r / 17),
        x=x,
        y=y,
    )
