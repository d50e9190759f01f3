"""Icons of the path, in a box of 100 by 100 around (0, 0).

Each takes `p`, how far it has been drawn (1: all of it); none has a word in it.
"""

from draw import (
    AMBER,
    AMBER_PALE,
    CLAY,
    INK,
    INK_SOFT,
    PAPER,
    SAND_DARK,
    SAND_DEEP,
    TEAL,
    TEAL_DARK,
    TEAL_MID,
    TEAL_MIST,
    TEAL_PALE,
    circle,
    clamp,
    curve,
    g,
    grow,
    mix,
    path,
    rect,
    smooth,
    stroke,
)


def part(p, start, end):
    """The progress of a part that is drawn while `p` goes from `start` to `end`."""
    return smooth((p - start) / (end - start))


def tick(p, x, y, size, line=TEAL, width=5):
    s = size
    return stroke([(x - s, y), (x - s * 0.25, y + s * 0.75), (x + s, y - s * 0.8)], p, line, width)


def bubble(outline, fill=AMBER_PALE, line=AMBER, width=3.5):
    """A speech bubble."""
    return path(outline, fill, line=line, width=width)


def disc(icon, p=1.0, x=0, y=0, r=64, ring=TEAL):
    """An icon on a white round plate with a ring."""
    return g(
        circle(0, 3, r + 4, INK, opacity=0.07),
        circle(0, 0, r + 3, ring),
        circle(0, 0, r - 1, PAPER),
        g(icon(p), scale=r / 70),
        x=x,
        y=y,
    )


def sheet(x, y, w, h, fill=PAPER, line=TEAL):
    """A sheet of paper with a folded corner, centred on (x, y)."""
    left, t, r, b, f = x - w / 2, y - h / 2, x + w / 2, y + h / 2, min(w, h) * 0.24
    return path(
        f"M{left},{t + 4}q0,-4 4,-4H{r - f}L{r},{t + f}V{b - 4}q0,4 -4,4H{left + 4}q-4,0 -4,-4Z",
        fill,
        line=line,
        width=4,
    ) + path(f"M{r - f},{t}V{t + f}H{r}", TEAL_MIST, line=line, width=4)


# the six steps and the goal


def arrive(p=1.0):
    drop = (1 - part(p, 0, 0.6)) * -16
    door = part(p, 0.3, 1)
    return (
        rect(-36, -40, 46, 78, 4, TEAL_DARK)
        + rect(-30, -34, 34, 72, 2, AMBER_PALE)
        + path(f"M-30,-34L{mix(4, -12, door):.1f},{mix(-34, -27, door):.1f}V{mix(38, 45, door):.1f}L-30,38Z", TEAL)
        + circle(mix(-2, -16, door), 5, 2.4, AMBER_PALE)
        + path("M-44,38H46", line=INK, width=4)
        + g(
            path("M-7,-16v-5q0,-4 4,-4h6q4,0 4,4v5", line=INK, width=3.4),
            rect(-17, -16, 34, 30, 5, AMBER),
            path("M-9,-16v30M9,-16v30", line="#a96c00", width=3),
            x=29,
            y=22 + drop,
            opacity=clamp(0.2 + part(p, 0, 0.4)),
        )
    )


def guidance(p=1.0):
    one, two = part(p, 0, 0.45), part(p, 0.45, 1)
    return grow(
        two,
        0.7,
        path("M-6,-16h36q9,0 9,9v22q0,9 -9,9h-2v13l-15,-13h-19q-9,0 -9,-9v-22q0,-9 9,-9Z", TEAL),
        circle(12, -7, 4, PAPER),
        path("M6.5,4H12.5V16M6,16.5H19", line=PAPER, width=4.6),
        x=4 - 6 * (1 - two),
        y=4,
    ) + grow(
        one,
        0.7,
        bubble("M-24,-18h28q9,0 9,9v15q0,9 -9,9h-15l-12,11v-11h-1q-9,0 -9,-9v-15q0,-9 9,-9Z"),
        path("M-16.5,-7.5C-16.5,-15.5 -3.5,-15.5 -3.5,-7.5C-3.5,-2.5 -10,-2.5 -10,2.5", line=INK, width=4),
        circle(-10, 8.8, 2.6, INK),
        x=-14,
        y=-22,
    )


def assess(p=1.0):
    rows = [(-24, 34, TEAL), (-6, 22, AMBER), (12, 40, TEAL_MID)]
    bars = ""
    for k, (y, length, colour) in enumerate(rows):
        grown = part(p, 0.1 + 0.2 * k, 0.5 + 0.2 * k)
        bars += rect(-31, y - 4, 46, 8, 4, SAND_DEEP) + rect(-31, y - 4, max(8, length * grown), 8, 4, colour)
    glass = part(p, 0, 1)
    return (
        rect(-40, -44, 64, 84, 7, PAPER, line=TEAL, width=4)
        + rect(-20, -50, 24, 12, 4, TEAL)
        + bars
        + path("M-31,28h22", line=SAND_DARK, width=4)
        + g(
            circle(0, 0, 17, TEAL_MIST, opacity=0.75),
            circle(0, 0, 17, line=INK, width=5),
            path("M12.5,12.5L27,27", line=INK, width=8),
            x=mix(-6, 20, glass),
            y=mix(-8, 16, glass),
        )
    )


ROUTE = curve((-27, 30), (-10, 27), (-2, 12), (-20, 2), (-16, -12), (2, -14), (14, -20), step=3)


def plan(p=1.0):
    flag = part(p, 0.6, 1)
    return (
        sheet(0, 0, 74, 88)
        + stroke(ROUTE, part(p, 0, 0.7), TEAL_MID, 4.5, dash="1 9")
        + circle(-27, 30, 5.5, TEAL)
        + g(
            path("M0,0V-22", line=INK, width=3.6),
            path("M0,-22L17,-16.5L0,-11Z", AMBER, line=AMBER, width=2),
            x=15,
            y=-17,
            scale=flag,
        )
        + tick(part(p, 0.7, 1), 16, 24, 8)
    )


def learn(p=1.0):
    say = part(p, 0.3, 0.8)
    return (
        grow(
            say,
            0.6,
            bubble("M-15,-20h34q9,0 9,9v14q0,9 -9,9h-20l-12,11v-11h-2q-9,0 -9,-9v-14q0,-9 9,-9Z"),
            path("M-14,3L-6.5,-13L1,3M-11.3,-2.5H-1.7", line=INK, width=3.6),
            circle(13.2, -1.6, 5.1, line=INK, width=3.6),
            path("M18.6,-7V3.6", line=INK, width=3.6),
            circle(9.8, -12.4, 1.9, INK),
            circle(16.6, -12.4, 1.9, INK),
            x=6,
            y=-21,
        )
        + path(
            "M0,14C-12,5 -28,4 -42,8V40C-28,36 -12,37 0,45C12,37 28,36 42,40V8C28,4 12,5 0,14Z",
            PAPER,
            line=TEAL,
            width=4,
        )
        + path("M0,14V45", line=TEAL, width=4)
        + "".join(
            stroke([(-34, 16 + 8 * k), (-9, 18 + 8 * k)], part(p, 0.1 * k, 0.5 + 0.1 * k), TEAL_PALE, 3.4)
            for k in range(3)
        )
        + "".join(
            stroke([(9, 18 + 8 * k), (34, 16 + 8 * k)], part(p, 0.3 + 0.1 * k, 0.7 + 0.1 * k), TEAL_PALE, 3.4)
            for k in range(3)
        )
    )


def testing(p=1.0):
    """The final test of a language: what is heard, said, read and written, with a mark."""
    say = part(p, 0.25, 0.65)
    return (
        g(sheet(0, 0, 66, 84), x=-11, y=2)
        + "".join(
            stroke([(-34, y), (x, y)], part(p, at, at + 0.3), TEAL_PALE, 5)
            for y, x, at in ((-14, -2, 0), (0, -18, 0.15), (14, -24, 0.3), (28, -6, 0.45))
        )
        + grow(
            say,
            0.6,
            bubble("M-15,-20h32q10,0 10,10v15q0,10 -10,10h-18l-13,12v-12h-1q-10,0 -10,-10v-15q0,-10 10,-10Z"),
            tick(part(p, 0.6, 1), 1, -2, 10, INK, 5.4),
            x=18,
            y=8,
        )
    )


def work(p=1.0):
    one, two = part(p, 0, 0.5), part(p, 0.35, 0.9)
    return grow(
        one,
        0.75,
        path("M-11,-19v-7q0,-5 5,-5h12q5,0 5,5v7", line=TEAL_DARK, width=4.5),
        rect(-34, -19, 68, 46, 7, TEAL),
        path("M-34,-1C-20,7 20,7 34,-1", line=TEAL_DARK, width=3.6),
        rect(-6, -2, 12, 11, 3, AMBER),
        x=-8,
        y=17,
    ) + grow(
        two,
        0.85,
        path("M-19,-2V11C-19,19 19,19 19,11V-2Z", INK_SOFT),
        path("M0,-19L37,-4L0,11L-37,-4Z", INK, line=INK, width=2.5),
        path("M24,-8L30,14", line=AMBER, width=3.4),
        circle(30, 16, 3.8, AMBER),
        x=12,
        y=-24 - 8 * (1 - two),
        turn=6,
    )


def head(x, y, scale, colour, skin):
    return g(path("M-17,24C-17,6 -9,2 0,2C9,2 17,6 17,24Z", colour), circle(0, -9, 10.5, skin), x=x, y=y, scale=scale)


def heart(p=1.0, fill=CLAY):
    beat = part(p, 0, 1)
    return g(path("M0,13C-20,0 -16,-15 -7,-15C-2,-15 0,-11 0,-9C0,-11 2,-15 7,-15C16,-15 20,0 0,13Z", fill), scale=beat)


def community(p=1.0):
    return (
        head(-25, mix(22, 16, part(p, 0, 0.4)), 1, TEAL_MID, "#8a5a3d")
        + head(25, mix(22, 16, part(p, 0.15, 0.55)), 1, CLAY, "#f0cfae")
        + head(0, mix(26, 20, part(p, 0.3, 0.7)), 1.2, TEAL, "#c08a62")
        + g(heart(part(p, 0.5, 1), AMBER), y=-31)
    )
