"""Mutants of a module of checks: its syntax tree with one bound, condition, finding or check changed.

A number that is a bound moves by one in its last digit, a comparison takes or leaves its equal case, a condition is
turned round or dropped, a finding is not yielded or weighs something else, a check is missing or worth something else.
Words that people read are left alone: nothing inside a message or a formatted string is changed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

FINDINGS = "bimtek.curriculum.findings"
WEIGHTS = {"red": "amber", "amber": "red", "info": "red", "for_pillar": "red", "for_plan": "red"}
"""A function that makes a finding → the one that weighs something else."""
COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
QUANTIFIED = {"any": "all", "all": "any"}
BOUNDS = {"min_rows", "low", "high"}
"""Of a declared field: the numbers that checks and reading hold to."""
Part = ast.AST | list[ast.AST]


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One change. `place` is an index in the list `getattr(owner, name)`, or None where that is no list."""

    line: int
    text: str
    """The line as it stands, without its indent."""
    change: str
    owner: ast.AST
    name: str
    place: int | None
    new: Part
    """What stands there instead; a list stands for the whole list."""

    @contextmanager
    def applied(self) -> Iterator[None]:
        """The tree holds the change inside, and what it held before afterwards."""
        held = getattr(self.owner, self.name)
        if self.place is None:
            setattr(self.owner, self.name, self.new)
        else:
            setattr(self.owner, self.name, [*held[: self.place], self.new, *held[self.place + 1 :]])
        try:
            yield
        finally:
            setattr(self.owner, self.name, held)


@dataclass(frozen=True, slots=True)
class _Here:
    """Where in its parent a node stands, and what is looked for below it."""

    owner: ast.AST
    name: str
    place: int | None = None
    numbers: bool = False
    """Numbers below are bounds."""
    conditions: bool = False
    """Conditions below decide something."""


def mutants_of(source: str) -> tuple[ast.Module, list[Mutant]]:
    """The tree of a module and its mutants in the order of the source, each once; equal sources give equal lists."""
    tree = ast.parse(source)
    found = [mutant for nth, node in enumerate(tree.body) for mutant in _statement(node, _Here(tree, "body", nth))]
    lines = source.splitlines()
    unique: dict[tuple[int, str, int | None, str], Mutant] = {}
    for owner, name, place, new, line, change in found:
        shown = " | ".join(ast.unparse(each) for each in (new if isinstance(new, list) else [new]))
        mutant = Mutant(line, lines[line - 1].strip(), change, owner, name, place, new)
        unique.setdefault((id(owner), name, place, shown), mutant)
    return tree, sorted(unique.values(), key=lambda mutant: mutant.line)


_Put = tuple[ast.AST, str, int | None]
_Change = tuple[ast.AST, str, int | None, Part, int, str]


def _statement(node: ast.stmt, here: _Here) -> Iterator[_Change]:
    """Of the module or of a class: functions, constants, the declarations of fields, the table of checks."""
    if isinstance(node, ast.FunctionDef):
        for nth, inner in enumerate(node.body):
            yield from _changes(inner, _Here(node, "body", nth, numbers=True, conditions=True))
    elif isinstance(node, ast.ClassDef):
        for nth, each in enumerate(node.body):
            yield from _statement(each, _Here(node, "body", nth))
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        yield from _declared(node.value, _Here(node, "value"))


def _declared(node: ast.expr, here: _Here) -> Iterator[_Change]:
    if not isinstance(node, ast.Call) or _called(node) in ("Decimal", "frozenset", "timedelta"):
        yield from _changes(node, _Here(here.owner, here.name, here.place, numbers=True, conditions=True))
        return
    optional = any(ast.unparse(keyword) == "required=False" for keyword in node.keywords)
    for nth, keyword in enumerate(node.keywords):
        value = keyword.value
        if keyword.arg == "checks" and isinstance(value, ast.Tuple):
            yield from _table_of_checks(value)
        elif keyword.arg in BOUNDS and ast.unparse(keyword) != "min_rows=0":
            yield from _changes(value, _Here(keyword, "value", numbers=True))
        elif ast.unparse(keyword) == "required=False" or (keyword.arg == "only_if" and not optional):
            rest = [*node.keywords[:nth], *node.keywords[nth + 1 :]]
            yield node, "keywords", None, list(rest), value.lineno, f"{_short(keyword)} dropped"


def _table_of_checks(table: ast.Tuple) -> Iterator[_Change]:
    for nth, check in enumerate(table.elts):
        rest = [*table.elts[:nth], *table.elts[nth + 1 :]]
        yield table, "elts", None, list(rest), check.lineno, f"{_short(check)} removed"
        if isinstance(check, ast.Call) and _called(check) == "Check":
            for place, argument in enumerate(check.args):
                if place == 0:
                    yield from _changes(argument, _Here(check, "args", 0, numbers=True))
                elif place == 1 and isinstance(argument, ast.Constant):
                    more = ast.parse(f"{ast.unparse(argument)} + 1", mode="eval").body
                    yield check, "args", 1, more, argument.lineno, f"points {_short(argument)} → {_short(more)}"


def _changes(node: ast.AST, here: _Here) -> Iterator[_Change]:
    """Every change at this node and below it."""
    if isinstance(node, ast.JoinedStr):
        return
    yield from _at(node, here)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "slice") and not isinstance(value, ast.Slice):
            continue
        for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_message(node, name, place):
                continue
            yield from _changes(child, _Here(node, name, place, here.numbers, here.conditions))


def _at(node: ast.AST, here: _Here) -> Iterator[_Change]:
    """The changes of this node itself."""
    put = (here.owner, here.name, here.place)
    line = getattr(node, "lineno", 0)
    if here.numbers:
        for number in _neighbours(node):
            yield *put, number, line, f"{_short(node)} → {_short(number)}"
    if not here.conditions:
        return
    if isinstance(node, ast.Compare):
        for nth, operator in enumerate(node.ops):
            other = COMPARED[type(operator)]()
            new = ast.Compare(node.left, [*node.ops[:nth], other, *node.ops[nth + 1 :]], node.comparators)
            yield *put, new, line, f"{_short(node)} → {_short(new)}"
    elif isinstance(node, ast.BoolOp):
        for nth, operand in enumerate(node.values):
            rest = [*node.values[:nth], *node.values[nth + 1 :]]
            left = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
            word = "and" if isinstance(node.op, ast.And) else "or"
            yield *put, left, operand.lineno, f"{word} {_short(operand)} dropped"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield *put, node.operand, line, f"{_short(node)} → {_short(node.operand)}"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield from _turned(node.test, (node, "test", None))
    elif isinstance(node, ast.comprehension):
        for nth, test in enumerate(node.ifs):
            yield from _turned(test, (node, "ifs", nth))
            rest = [*node.ifs[:nth], *node.ifs[nth + 1 :]]
            yield node, "ifs", None, list(rest), test.lineno, f"if {_short(test)} dropped"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
        nothing = ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        yield *put, nothing, line, f"{_short(node.value, 50)} dropped"
    elif isinstance(node, ast.Call):
        yield from _of_call(node, put)


def _of_call(node: ast.Call, put: _Put) -> Iterator[_Change]:
    called = _called(node)
    if called in QUANTIFIED:
        new = ast.Call(ast.Name(QUANTIFIED[called], ast.Load()), node.args, node.keywords)
        yield *put, new, node.lineno, f"{called} → {QUANTIFIED[called]}"
    elif called in WEIGHTS and node.args:
        other = WEIGHTS[called]
        yield *put, ast.Call(_imported(other), node.args, node.keywords), node.lineno, f"{called} → {other}"
    elif called == "Finding" and not any(keyword.arg == "weight" for keyword in node.keywords):
        weight = ast.keyword("weight", ast.Attribute(_imported("Weight"), "AMBER", ast.Load()))
        yield *put, ast.Call(node.func, node.args, [*node.keywords, weight]), node.lineno, "red → amber"


def _is_message(node: ast.AST, name: str, place: int | None) -> bool:
    """The words of a finding or of an error, the second argument or the first."""
    if isinstance(node, ast.Raise):
        return True
    return isinstance(node, ast.Call) and name == "args" and place == 1 and _called(node) in (*WEIGHTS, "Finding")


def _neighbours(node: ast.AST) -> Iterator[ast.expr]:
    """A number smaller and greater by one in its last digit; also where it is written as Decimal("0.5")."""
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        if isinstance(node, ast.Call) and _called(node) == "Decimal" and len(node.args) == 1:
            argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                for value in _steps(argument.value):
                    yield ast.Call(node.func, [ast.Constant(str(value))], [])
        return
    if isinstance(node.value, int):
        yield from (ast.Constant(node.value - 1), ast.Constant(node.value + 1))
    elif isinstance(node.value, float):
        yield from (ast.Constant(float(value)) for value in _steps(repr(node.value)))


def _steps(written: str) -> tuple[Decimal, ...]:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return ()
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return (number - step, number + step)


def _turned(test: ast.expr, put: _Put) -> Iterator[_Change]:
    """The condition the other way round, unless the change of its comparison, or of its `not`, is the same."""
    turns = ast.Eq | ast.NotEq | ast.In | ast.NotIn | ast.Is | ast.IsNot
    same = isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], turns)
    if not same and not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
        yield *put, ast.UnaryOp(ast.Not(), test), test.lineno, f"if {_short(test)} turned round"


def _imported(name: str) -> ast.expr:
    """A name of the findings, wherever the module stands that may not have imported it."""
    expression = ast.parse(f"__import__('{FINDINGS}', fromlist=['{name}']).{name}", mode="eval")
    return expression.body


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _short(node: ast.AST, most: int = 70) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
