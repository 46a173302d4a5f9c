"""Files and functions stay small enough to be read."""

from __future__ import annotations

import ast

import pytest

FILE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines(function):
    """Lines of a function, without decorators and docstring."""
    first = function.body[0]
    docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    spoken = first.end_lineno - first.lineno + 1 if docstring else 0
    return function.end_lineno - function.lineno + 1 - spoken


def parameters(function):
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs) if a.arg not in ("self", "cls")]
    return len(names) + (given.vararg is not None) + (given.kwarg is not None)


def test_no_file_is_longer_than_300_lines(committed, code):
    long = {name: count for name in code if (count := len(committed[name].splitlines())) > FILE_LINES}
    assert not long, "\n".join(f"{where}: {count}" for where, count in long.items())


def test_no_function_is_longer_than_40_lines(code):
    long = {
        f"{name}:{f.lineno} {f.name}": lines(f)
        for name, tree in code.items()
        for f in functions(tree)
        if lines(f) > FUNCTION_LINES
    }
    assert not long, "\n".join(f"{where}: {count}" for where, count in long.items())


def test_no_function_outside_the_command_line_takes_more_than_5_parameters(code):
    wide = {
        f"{name}:{f.lineno} {f.name}": parameters(f)
        for name, tree in code.items()
        if not name.startswith("src/sempadan/cli/")
        for f in functions(tree)
        if parameters(f) > PARAMETERS
    }
    assert not wide, "\n".join(f"{where}: {count}" for where, count in wide.items())


def test_a_switch_is_named_where_it_is_used(code):
    """A parameter whose default is True or False can only be given by name (the command line apart)."""
    loose = [
        f"{name}:{f.lineno} {f.name}"
        for name, tree in code.items()
        if not name.startswith("src/sempadan/cli/")
        for f in functions(tree)
        for default in f.args.defaults
        if isinstance(default, ast.Constant) and isinstance(default.value, bool)
    ]
    assert not loose, "\n".join(map(str, loose))


@pytest.mark.parametrize(
    ("source", "length", "width"),
    [
        ("def f(a, *, b):\n    '''One\n    two.'''\n    return a", 2, 2),
        ("@x\ndef f(self, a, *b, **c):\n    return (\n        a\n    )", 4, 3),
    ],
)
def test_the_rulers_measure_what_they_say(source, length, width):
    (function,) = functions(ast.parse(source))
    assert (lines(function), parameters(function)) == (length, width)
