"""A table in Markdown."""


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Headings and rows, cells escaped, a line each."""
    lines = [_line(headings), _line(tuple("---" for _ in headings)), *map(_line, rows)]
    return "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
