"""The sandbox templates run in: what they may touch, by list, and how much work they may do, counted.

jinja2's immutable sandbox stops escapes but not cost: ``"a" * 10**8`` or twenty nested loops run for minutes. A clock
would make the result depend on the machine, so work is counted instead: every loop round, call, filter and include, and
every 64 characters put together, cost one unit. What is not on a list below does not exist for a template.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, cast

from jinja2 import FunctionLoader, StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

LIMIT = 64 * 1024
"""The most characters a template, a value or a result may have."""

WORK = 20_000
"""Units of work for one whole render; our own longest template takes about a tenth."""

_CHARACTERS_A_UNIT = 64
_LARGEST_NUMBER = 10**30

_FILTERS = (
    "abs capitalize count d default e escape first int last length lower string title trim truncate upper wordcount"
).split()
_ON_TEXT = frozenset(
    "capitalize endswith lower lstrip rstrip split splitlines startswith strip title upper".split()
)
_ON_DATES = frozenset("year month day hour minute weekday isoweekday isoformat strftime date time".split())
_ON_MAPPINGS = frozenset("get items keys values".split())
_ON_LOOPS = frozenset(
    "index index0 revindex revindex0 first last length depth previtem nextitem changed cycle".split()
)
_FORBIDDEN = (
    nodes.Extends,
    nodes.Block,
    nodes.Dict,
    nodes.ScopedEvalContextModifier,
    nodes.EvalContextModifier,
)
_SCALARS = (str, int, float, date)


class TooMuchWork(SecurityError):
    """A template that would run too long, or grow too large."""


class Budget:
    """The work left to one render."""

    def __init__(self, units: int) -> None:
        self._left = units

    def spend(self, units: int) -> None:
        """Take UNITS off; raises TooMuchWork when there are not so many."""
        self._left -= units
        if self._left < 0:
            raise TooMuchWork("too much work: a loop, macro or include that runs too often")

    def spend_on(self, value: object) -> None:
        """Take off what VALUE costs by its length; raises TooMuchWork when it is over LIMIT."""
        if isinstance(value, str):
            if len(value) > LIMIT:
                raise TooMuchWork(f"a text grows over {LIMIT} characters")
            self.spend(1 + len(value) // _CHARACTERS_A_UNIT)


class Sandbox(ImmutableSandboxedEnvironment):
    """One render's environment. ``load`` gives (source, file name) for a template's name, or None.

    Made anew for every render, so that nothing of one, its budget before all, is left to the next.
    """

    # "+" grows text as "*" does, only slower; the rest is arithmetic.
    intercepted_binops = frozenset(["*", "**", "%", "+", "//", "/", "-"])
    intercepted_unops = frozenset()

    def __init__(self, load: Callable[[str], tuple[str, str] | None], fill: Callable[[str], str]) -> None:
        self.budget = Budget(WORK)
        super().__init__(
            loader=FunctionLoader(lambda name: _loaded(load(name))),
            undefined=StrictUndefined,
            autoescape=lambda name: name is not None and ".html" in name,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._printed,
            optimized=False,
            auto_reload=False,
        )
        self._load = load
        self.filters = {name: self._counted(FILTERS[name]) for name in _FILTERS}
        self.filters |= {
            "join": self._counted(self._join),
            "replace": self._counted(self._replace),
            _EACH: self._each,
            _FLAT: self._flat,
            _CONCATENATED: self._concatenated,
            _INCLUDED: self._included,
        }
        self.globals = {"fill": fill, "range": _range, "namespace": Namespace}

    # What a template is turned into before it is compiled

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _Guarded(name, filename).visit_whole(super()._parse(source, name, filename))

    # What a template may touch

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute or method on the list for its type, or a mapping's entry."""
        if isinstance(obj, Undefined):
            return super().getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if attribute.startswith("_") or not _allowed(obj, attribute):
            raise SecurityError(f"{attribute!r} may not be used on {_called(obj)}")
        # A macro, loop or namespace without it gives jinja's own "undefined".
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An entry by index or key, else as ``getattr``."""
        if isinstance(obj, (str, tuple, list, range, Mapping)) and not isinstance(obj, Undefined):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                if not isinstance(argument, str):
                    return self.undefined(obj=obj, name=argument)
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As the lists say, besides the sandbox's own rules."""
        return super().is_safe_attribute(obj, attr, value) and _allowed(obj, attr)

    # How much it may do

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call, and pay for the call and for what it gives."""
        self.budget.spend(1)
        result = super().call(context, obj, *args, **kwargs)
        self.budget.spend_on(result)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on small numbers and dates, and text joined with ``+``."""
        if isinstance(left, str) and isinstance(right, str) and operator == "+":
            if len(left) + len(right) > LIMIT:
                raise TooMuchWork(f"a text grows over {LIMIT} characters")
        elif not (_is_number(left) and _is_number(right)) and not isinstance(left, Undefined | date):
            if isinstance(right, Undefined):
                str(right)
            raise SecurityError(f"{operator!r} may not be used on {_called(left)} and {_called(right)}")
        elif operator == "**" and (abs(left) > 1000 or abs(right) > 10):
            raise TooMuchWork("a number grows too large")
        result = super().call_binop(context, operator, left, right)
        if _is_number(result) and abs(result) > _LARGEST_NUMBER:
            raise TooMuchWork("a number grows too large")
        self.budget.spend_on(result)
        return result

    def _printed(self, value: Any) -> Any:
        if isinstance(value, Undefined):
            return value
        if not isinstance(value, _SCALARS):
            raise SecurityError(f"{_called(value)} can't be printed")
        self.budget.spend_on(value)
        return value

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            self.budget.spend(1)
            result = function(*args, **kwargs)
            self.budget.spend_on(result)
            return result

        for mark in ("jinja_pass_arg",):
            if hasattr(function, mark):
                setattr(wrapper, mark, getattr(function, mark))
        return wrapper

    def _each(self, items: Any, weight: int) -> Iterator[Any]:
        if isinstance(items, Undefined):
            str(items)
        return self._rounds(iter(items), weight)

    def _rounds(self, items: Iterator[Any], weight: int) -> Iterator[Any]:
        for item in items:
            self.budget.spend(weight)
            yield item

    def _flat(self, items: Iterable[Any]) -> tuple[Any, ...]:
        # Lists in lists double in size with every line of a template.
        found = tuple(items)
        self.budget.spend(1 + len(found))
        for item in found:
            if isinstance(item, Undefined):
                str(item)
            if not isinstance(item, _SCALARS):
                raise SecurityError("a list in a template may hold texts and numbers only")
        return found

    def _concatenated(self, first: Any, *rest: Any) -> str:
        texts = [self._printed(each) for each in (first, *rest)]
        if sum(len(str(each)) for each in texts) > LIMIT:
            raise TooMuchWork(f"a text grows over {LIMIT} characters")
        self.budget.spend(1)
        # Markup joins safely: what is not Markup itself is escaped.
        empty: str = Markup() if any(isinstance(each, Markup) for each in texts) else ""
        return empty.join(each if isinstance(each, Markup) else str(each) for each in texts)

    def _included(self, name: Any) -> str:
        if not isinstance(name, str):
            raise SecurityError("one template is included by its name, a text")
        loaded = self._load(name)
        self.budget.spend(2 + (len(loaded[0]) // _CHARACTERS_A_UNIT if loaded else 0))
        return name

    def _join(self, items: Any, separator: str = "") -> str:
        parts = list(self._each(items, 1))
        mixed = [part for item in parts for part in (separator, item)][1:]
        return self._concatenated("", *mixed)

    def _replace(self, text: object, old: str, new: str) -> str:
        before, new = str(text), str(new)
        if len(before) + before.count(old) * len(new) > LIMIT:
            raise TooMuchWork(f"a text grows over {LIMIT} characters")
        return before.replace(old, new)


# Blanks keep a template from naming these.
_EACH, _FLAT, _CONCATENATED, _INCLUDED = "each of", "flat list of", "text of", "included as"


class _Guarded:
    """Rewrites a parsed template so that loops, lists, ``~`` and includes go through the sandbox."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self._name, self._filename = name, filename

    def visit_whole(self, template: nodes.Template) -> nodes.Template:
        self._visit(template)
        return template

    def _visit(self, node: nodes.Node) -> nodes.Node:
        for field, value in node.iter_fields():
            if isinstance(value, nodes.Node):
                setattr(node, field, self._visit(value))
            elif isinstance(value, list):
                value[:] = [self._visit(each) if isinstance(each, nodes.Node) else each for each in value]
        return self._guarded(node)

    def _guarded(self, node: nodes.Node) -> nodes.Node:
        match node:
            case nodes.For():
                if node.recursive:
                    self._refuse(node, "a loop may not be recursive")
                text = sum(len(each.data) for each in node.find_all(nodes.TemplateData))
                weight = nodes.Const(1 + text // _CHARACTERS_A_UNIT)
                node.iter = _through(_EACH, cast("nodes.Expr", node.iter), weight)
            case nodes.Include() | nodes.Import() | nodes.FromImport():
                node.template = _through(_INCLUDED, node.template)
            case nodes.Concat():
                return _through(_CONCATENATED, *node.nodes)
            case nodes.List() | nodes.Tuple(ctx="load"):
                return _through(_FLAT, cast("nodes.Expr", node))
            case _ if isinstance(node, _FORBIDDEN):
                self._refuse(node, f"{type(node).__name__.lower()} may not be used")
        return node

    def _refuse(self, node: nodes.Node, problem: str) -> None:
        raise TemplateAssertionError(problem, node.lineno, self._name, self._filename)


def _through(name: str, first: nodes.Expr, *rest: nodes.Expr) -> nodes.Filter:
    through = nodes.Filter(first, name, list(rest), [], None, None, lineno=first.lineno)
    for node in (through, *rest):
        node.environment = first.environment
    return through


def _loaded(found: tuple[str, str] | None) -> tuple[str, str, Callable[[], bool]] | None:
    return (*found, lambda: True) if found else None


def _range(start: int, stop: int | None = None, step: int = 1) -> range:
    numbers = range(start) if stop is None else range(start, stop, step)
    if len(numbers) > 1000:
        raise TooMuchWork("a range of more than 1000 numbers")
    return numbers


def _allowed(obj: Any, attribute: str) -> bool:
    match obj:
        case str():
            return attribute in _ON_TEXT
        case date():
            return attribute in _ON_DATES
        case Mapping():
            return attribute in _ON_MAPPINGS
        case LoopContext():
            return attribute in _ON_LOOPS
        case Namespace():
            return True
    # An imported template: what it holds are macros and texts.
    return type(obj).__name__ == "TemplateModule"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _called(value: object) -> str:
    names: list[tuple[type | tuple[type, ...], str]] = [
        (str, "a text"),
        (bool, "true or false"),
        ((int, float), "a number"),
        (datetime, "a time"),
        (date, "a date"),
        (Mapping, "a mapping"),
        ((list, tuple, range), "a list"),
    ]
    return next((name for kind, name in names if isinstance(value, kind)), "this")
