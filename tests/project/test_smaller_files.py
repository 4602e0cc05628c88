"""What readers download is written small, and still says the same."""

import shutil
import subprocess
from pathlib import Path

import pytest

from frame import styles

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [*sorted((ROOT / "overrides").rglob("*.js")), *sorted((ROOT / "hooks").rglob("*.js"))]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("// said once\nlet a = 1;\n\n  a = a + 2;\n", "let a=1;a=a + 2;\n"),
        ("f( a , b ); // why, and {how};\ng();", "f(a,b);\ng();\n"),
        ("/* two\n lines */\nf( ); /* one */", "f();\n"),
        (
            "say(\"a  =  b; // c\", 'it ( is )', `x ${ y } = ;`);",
            "say(\"a  =  b; // c\",'it ( is )',`x ${ y } = ;`);\n",
        ),
        ('t.replace(/ *; "/g, "") ;', 't.replace(/ *; "/g,"");\n'),
        ('u.replace(/\\/*$/, "/");', 'u.replace(/\\/*$/,"/");\n'),
        ("x = (a / 2) / b; // half\n", "x=(a / 2)/ b;\n"),
        ("let a = f\nlet b = g\n", "let a=f\nlet b=g\n"),
        ("if (a) {\n  b();\n} else {\n  c();\n}\nd();", "if(a){b();}else{c();}\nd();\n"),
        ("const f = () => a ? .5 : -1;", "const f=()=>a?.5:-1;\n"),
    ],
)
def test_a_script_loses_only_what_means_nothing(written: str, sent: str) -> None:
    """Comments and needless spaces go; quotes, patterns and line ends that end a statement stay."""
    assert styles.bare(written) == sent


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_can_still_be_read(script: Path, tmp_path: Path) -> None:
    """A script made small is a script, and nothing more is taken from it when it is made small again."""
    small = styles.bare(script.read_text("utf-8"))
    assert styles.bare(small) == small
    if node := shutil.which("node"):  # where it is not installed, the tests in a browser notice
        (tmp_path / "small.js").write_text(small, "utf-8")
        subprocess.run([node, "--check", str(tmp_path / "small.js")], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a  >  b , i { color : red ; margin : 0  1px }", "a>b,i{color:red;margin:0  1px}"),
        ('b::after { content : "a , > b" }', 'b::after{content:"a , > b"}'),
        (
            "b { width : calc(1px + 2px) ; font : 1rem / 2 a , b !important }",
            "b{width:calc(1px + 2px);font:1rem / 2 a,b!important}",
        ),
        ("@media ( min-width : 2px ) { b { top : 0 } }", "@media ( min-width : 2px ){b{top:0}}"),
    ],
)
def test_a_style_loses_only_what_means_nothing(written: str, sent: str) -> None:
    """No space goes from a sum or from what stands in quotes; letters that are not ASCII are announced."""
    known = frozenset("abi")
    assert styles.trim(written, known, written) == sent
    assert styles.trim(f'b {{ content : "✓" }} {written}', known, written) == (
        f'@charset "UTF-8";b{{content:"✓"}}{sent}'
    )
