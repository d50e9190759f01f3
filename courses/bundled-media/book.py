"""The first scene of "tervetuloa": a pop-up book from whose pages a place and its people rise."""

import icons_course
from draw import INK, PAPER, SAND_DARK, TEAL, TEAL_MIST, TEAL_PALE, circle, clamp, ellipse, g, mix, path, ramp
from people import person
from scenery import birch, house, spruce, sun


def pop(t, start, shape, x, y, length=1.1):
    """A shape that stands up from its foot, as in a pop-up book."""
    p = ramp(t, start, length)
    if p <= 0.01:
        return ""
    move = f"translate({x} {y}) scale({mix(0.6, 1, p):.3f} {p:.3f})"
    return f'<g transform="{move}" opacity="{clamp(3 * p):.3f}">{shape}</g>'


def book(t):
    """An open book seen from above its lower edge; it opens during the first second and a half."""
    p = mix(0.12, 1, ramp(t, 0.2, 1.8))
    w = 330 * p

    def at(part, y):
        return f"{480 + part:.1f},{y}"

    out = ellipse(480, 456, w + 26, 20, INK, opacity=0.08)
    for side in (-1, 1):
        v = side * w
        out += path(f"M480,452L{at(v + side * 12, 440)}L{at(v - side * 34, 366)}L480,380Z", TEAL, line=TEAL, width=6)
        for k in (6, 3, 0):
            near = f"M480,{446 - k}C{at(v * 0.3, 426 - k)} {at(v * 0.7, 426 - k)} {at(v, 434 - k)}"
            far = f"L{at(v - side * 42, 362 - k)}C{at(v * 0.66, 356 - k)} {at(v * 0.3, 358 - k)} 480,{374 - k}Z"
            out += path(near + far, PAPER if k == 6 else "#efe6d6", line=SAND_DARK, width=1)
    return out + path("M480,440V368", line=SAND_DARK, width=2)


def welcome(t):
    rise = ramp(t, 1.2, 4.2)
    things = [
        (1.5, spruce(0, 0, 190, TEAL_PALE), 300, 392),
        (1.9, birch(0, 0, 150), 655, 390),
        (1.6, house(0, 0, 112), 390, 400),
        (2.0, g(icons_course.hall(), y=-46, scale=1.25), 566, 402),
        (2.3, spruce(0, 0, 130), 232, 412),
        (2.5, spruce(0, 0, 150), 722, 410),
        (3.0, person("neighbour", 0, 0, 98, t=t), 318, 424),
        (3.2, person("guide", 0, 0, 104, t=t, wave=ramp(t, 4.2, 0.8)), 462, 430),
        (3.4, person("traveller", 0, 0, 100, t=t, wave=ramp(t, 4.7, 0.8), facing=-1), 528, 430),
        (3.6, person("student", 0, 0, 100, t=t), 650, 424),
    ]
    return g(
        circle(480, 262, 190 * ramp(t, 0.6, 2.6), TEAL_MIST, opacity=0.55)
        + g(sun(0, 0, 40), x=596, y=mix(330, 150, rise), opacity=ramp(t, 1.2, 1.5))
        + book(t)
        + "".join(pop(t, start, shape, x, y) for start, shape, x, y in things),
        x=-57.6,
        y=-52,
        scale=1.12,
    )
