"""The camera: which part of the paper the window shows, and at which zoom level."""

from __future__ import annotations

from game.ui.map.frame import Frame, levels

View = tuple[int, float, float]  # a step of zoom and the middle of the window, in hex rows
MARGIN = 60  # pixels of the page visible around the map at most


class Camera:
    """Looks at the paper. ``left`` and ``top`` are the paper pixel in the window's upper left corner."""

    def __init__(self, frame: Frame, size: tuple[int, int], scale: float = 1.0) -> None:
        self.frame = frame
        self.size = size
        self.scale = scale
        self.levels = levels(scale)
        self.level = 0
        self.left = self.top = 0
        self._rest = (0.0, 0.0)  # what whole pixels of slow scrolling leave over
        self.level = self.lowest
        self._settle()

    @property
    def rows(self) -> int:
        """Pixels a hex row at this zoom."""
        return self.levels[self.level]

    @property
    def lowest(self) -> int:
        """The closest level at which the window holds the whole map; the first one if none does."""
        fits = [
            i
            for i, rows in enumerate(self.levels)
            if self.frame.size(rows)[0] <= self.size[0] and self.frame.size(rows)[1] <= self.size[1]
        ]
        return max(fits, default=0)

    def to_paper(self, position: tuple[int, int]) -> tuple[int, int]:
        """The paper pixel under a window pixel."""
        return position[0] + self.left, position[1] + self.top

    def to_window(self, x: float, y: float) -> tuple[int, int]:
        """The window pixel of a paper pixel."""
        return round(x) - self.left, round(y) - self.top

    def of_hex(self, hex_id: int) -> tuple[int, int]:
        """The window pixel of a hex's centre."""
        return self.to_window(*self.frame.centre(hex_id, self.rows))

    def hex_at(self, position: tuple[int, int]) -> int:
        """The hex under a window pixel, -1 outside the map."""
        x, y = self.to_paper(position)
        return self.frame.hex_at(x, y, self.rows)

    def pan(self, x: float, y: float) -> None:
        """Move over the paper by pixels, fractions kept for the next move."""
        x, y = x + self._rest[0], y + self._rest[1]
        whole = int(x), int(y)
        self._rest = x - whole[0], y - whole[1]
        self.left += whole[0]
        self.top += whole[1]
        self._settle()

    def zoom(self, steps: int, about: tuple[int, int] | None = None) -> bool:
        """Zoom in or out by levels and keep the point ``about`` (the middle if left out) in its place."""
        level = min(max(self.level + steps, self.lowest), len(self.levels) - 1)
        if level == self.level:
            return False
        about = about or (self.size[0] // 2, self.size[1] // 2)
        x, y = self.to_paper(about)
        grown = self.levels[level] / self.rows
        self.level = level
        self.left, self.top = round(x * grown) - about[0], round(y * grown) - about[1]
        self._settle()
        return True

    def centre_on(self, x: float, y: float) -> None:
        """Bring a point, in units of ``rows`` from the paper's corner, to the middle of the window."""
        self.left = round(x * self.rows) - self.size[0] // 2
        self.top = round(y * self.rows) - self.size[1] // 2
        self._settle()

    def view(self) -> View:
        """Where it looks now, to come back to."""
        across, down = self.left + self.size[0] / 2, self.top + self.size[1] / 2
        return self.level, across / self.rows, down / self.rows

    def return_to(self, view: View) -> None:
        """Look there again, whatever became of the window's size."""
        level, x, y = view
        self.level = min(max(level, self.lowest), len(self.levels) - 1)
        self.centre_on(x, y)

    def look_as(self, other: Camera) -> None:
        """Show the middle that another camera shows, at its step of zoom."""
        self.return_to(other.view())

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size: keep its middle."""
        x = (self.left + self.size[0] / 2) / self.rows
        y = (self.top + self.size[1] / 2) / self.rows
        self.size = size
        self.level = max(self.level, self.lowest)
        self.centre_on(x, y)

    def _settle(self) -> None:
        """Keep the paper in the window, in its middle if it is the smaller of the two."""
        paper = self.frame.size(self.rows)
        self.left = _within(self.left, paper[0], self.size[0])
        self.top = _within(self.top, paper[1], self.size[1])


def _within(offset: int, paper: int, window: int) -> int:
    if paper <= window:
        return -((window - paper) // 2)
    return min(max(offset, -MARGIN), paper + MARGIN - window)
