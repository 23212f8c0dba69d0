"""Files are written whole or not at all, and never over an input."""

import os
from pathlib import Path

import pytest

from kano.errors import UsageError
from kano.render.files import write


def test_writes_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    write("één\n", file)
    write(b"two", file)
    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]


def test_text_is_utf8_with_line_feeds(tmp_path: Path) -> None:
    write("é\n≤\n", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_bytes() == "é\n≤\n".encode()


@pytest.mark.parametrize("name", ["in.csv", "./in.csv", "sub/../in.csv", "link.csv"])
def test_refuses_to_write_over_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("in.csv").write_text("answers")
    Path("link.csv").symlink_to("in.csv")
    with pytest.raises(UsageError, match="input"):
        write("report", Path(name), inputs=["other.csv", "in.csv"])
    assert Path("in.csv").read_text() == "answers"


@pytest.mark.parametrize(
    ("place", "said"),
    [("none/out.md", "there is no folder"), (".", "a folder, not a file"), ("x" * 300, "written")],
)
def test_says_why_it_cannot_write(tmp_path: Path, place: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        write("report", tmp_path / place)
    assert not list(tmp_path.iterdir())


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    with pytest.raises(UsageError, match="can't be written"):
        write("report", tmp_path / "a.md")


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    file.write_text("old")
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("this user may write to everything")
    with pytest.raises(UsageError, match="read-only"):
        write("new", file)
    assert file.read_text() == "old"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    file.write_text("old")
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(UsageError, match="can't be written"):
            write("x" * 100_000, file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_keeps_the_mode_and_the_link(tmp_path: Path) -> None:
    file, link = tmp_path / "out.md", tmp_path / "link.md"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    write("new", link)
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    if not Path("/dev/null").is_char_device():
        pytest.skip("no /dev/null here")
    write("report", Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
