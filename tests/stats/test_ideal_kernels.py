"""The compiled parts of the response model against plain arithmetic."""

from __future__ import annotations

import math
import zlib
from pathlib import Path

import numpy as np
import pytest

from comity.stats import grid_kernels, newton_kernels, normal_logs, response_sweep

CLOSE = 2e-4  # single precision, sums of a few hundred terms
STATS = Path(normal_logs.__file__).parent


@pytest.mark.parametrize(
    ("module", "files"),
    [
        (grid_kernels, ("normal_logs.py",)),
        (newton_kernels, ("normal_logs.py",)),
        (response_sweep, ("normal_logs.py", "newton_kernels.py")),
    ],
)
def test_compiled_files_name_what_they_are_built_on(module: object, files: tuple[str, ...]) -> None:
    """A change of one file must change the other: what numba keeps on disk knows one file's date alone."""
    assert zlib.crc32(b"".join((STATS / name).read_bytes() for name in files)) == module.BUILT_ON  # type: ignore[attr-defined]


def below(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2))


def log_posterior(p: np.ndarray, x: np.ndarray, low: int, high: int, precision: float) -> float:
    slope, first, second = p
    yes = sum(math.log(below(first - slope * v)) for v in x[:low])
    abstain = sum(math.log(below(second - slope * v) - below(first - slope * v)) for v in x[low:high])
    no = sum(math.log(below(slope * v - second)) for v in x[high:])
    return float(yes + abstain + no - slope**2 / 2 - precision * (first**2 + second**2) / 2)


@pytest.mark.parametrize("tail", [-12.0, -4.0, -0.5, 0.0, 0.7, 3.0])
@pytest.mark.parametrize("width", [0.01, 0.4, 5.0])
def test_log_probabilities_hold_in_the_tails(tail: float, width: float) -> None:
    tables = np.empty((3, 1), np.float32)
    items = np.array([[0.0, tail, tail + width]], np.float32)
    grid_kernels.fill_tables(items, np.float32(0), np.float32(1), tables)
    a, b = float(items[0, 1]), float(items[0, 2])
    between = below(-a) - below(-b) if a > 0 else below(b) - below(a)
    assert tables[:, 0] == pytest.approx([math.log(below(a)), math.log(between), math.log(below(-b))], abs=CLOSE)


def test_slopes_of_an_item_are_those_of_its_log_posterior() -> None:
    x = np.random.default_rng(1).normal(size=60).astype(np.float32)
    p, out = np.array([0.8, -0.5, 0.4]), np.empty(9, np.float32)
    low, high, precision = 20, 35, float(newton_kernels.CUT_PRECISION)
    slope, first, second = p.astype(np.float32)
    value = newton_kernels.slopes(x, low, high, slope, first, second, out)
    assert value == pytest.approx(log_posterior(p, x, low, high, precision), rel=CLOSE)
    e = 1e-4
    for k, unit in enumerate(np.eye(3)):
        up, down = (log_posterior(p + s * e * unit, x, low, high, precision) for s in (1, -1))
        assert out[k] == pytest.approx((up - down) / (2 * e), rel=2e-3, abs=2e-3)


def test_answers_weigh_what_they_are_probable() -> None:
    x = np.random.default_rng(2).normal(size=61).astype(np.float32) * np.float32(4)
    p, low, high = np.array([1.1, -0.4, 0.3]), 25, 31
    f, h = np.empty(61, np.float32), np.empty(61, np.float32)
    beta, first, second = p.astype(np.float32)
    value = response_sweep.weigh(x, low, high, beta, first, second, f, h)
    assert value == pytest.approx(log_posterior(p, x, low, high, 0.0) + p[0] ** 2 / 2, rel=CLOSE)
    assert value == pytest.approx(float((np.log(f) - h).sum()), rel=CLOSE)


def test_a_good_guess_and_a_bad_one_give_the_posterior_of_the_whole_grid() -> None:
    rng = np.random.default_rng(5)
    items = np.column_stack([rng.normal(size=30), rng.normal(size=30) - 0.5, np.full(30, 2.0)]).astype(np.float32)
    start, step = np.float32(-64 / 14), np.float32(1 / 14)
    tables = np.empty((90, 128), np.float32)
    grid_kernels.fill_tables(items, start, step, tables)
    rows = np.concatenate([np.sort(3 * np.arange(30) + rng.integers(0, 3, 30)) for _ in range(8)]).astype(np.int32)
    starts = np.arange(0, 241, 30, dtype=np.int32)
    prior, variance = np.zeros(8, np.float32), np.full(8, 0.3, np.float32)

    def found(mean: np.ndarray, spread: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        m, v = mean.astype(np.float32), spread.astype(np.float32)
        grid_kernels.moments(rows, starts, tables, start, step, prior, variance, m, v)
        return m, v

    mean, spread = found(np.zeros(8), np.full(8, -1.0))
    guesses = {"near": (mean + 0.05, spread), "far": (np.full(8, 4.0), spread), "narrow": (mean, spread / 100)}
    for name, guess in guesses.items():
        m, v = found(*guess)
        assert m == pytest.approx(mean, abs=CLOSE), name
        assert v == pytest.approx(spread, abs=CLOSE), name


def test_latent_values_are_those_of_a_truncated_normal() -> None:
    n = 200_000
    x, z = np.zeros(n, np.float32), np.empty(n, np.float32)
    f, h = np.empty(n, np.float32), np.empty(n, np.float32)
    for low, high, first, second in ((n, n, -1.0, 0.0), (0, n, 1.0, 2.5), (0, 0, 0.0, -0.5)):
        cuts = np.float32(first), np.float32(second)
        response_sweep.weigh(x, low, high, np.float32(1), *cuts, f, h)
        response_sweep.draw_latent(x, low, high, np.float32(1), *cuts, f, h, 0, np.uint32(5), np.uint32(9), z)
        a = -np.inf if low == n else first if high == n else second
        b = first if low == n else second if high == n else np.inf
        density = [0.0 if math.isinf(v) else math.exp(-v * v / 2) / math.sqrt(2 * math.pi) for v in (a, b)]
        mean = (density[0] - density[1]) / (below(b) - below(a))
        assert a <= z.min() + 1e-4 and z.max() - 1e-4 <= b
        assert float(z.mean(dtype=float)) == pytest.approx(mean, abs=5 / math.sqrt(n))


def test_an_item_is_drawn_from_its_posterior() -> None:
    """Means of slope and cutpoints over many sweeps equal those by brute force on a grid of all three."""
    rng = np.random.default_rng(3)
    theta = np.sort(rng.normal(size=24)).astype(np.float32)
    low, high = 11, 14
    starts, voters = np.array([0, low, high, 24], np.int32), np.arange(24, dtype=np.int32)
    items, sums, taken = np.array([[1, -0.3, 0.3]], np.float32), np.zeros((24, 3), np.float32), np.zeros(1)
    pace, kept = np.array([0.4], np.float32), []
    for _ in range(12_000):
        keys = rng.integers(0, 2**32, 2, dtype=np.uint32)
        response_sweep.sweep(voters, starts, theta, items, pace, 7.0, keys, rng, sums, taken, response_sweep.CAREFUL)
        kept.append(items[0].copy())
    slope, first, gap = np.meshgrid(np.linspace(0, 6, 61), np.linspace(-4, 3, 71), np.linspace(0.02, 3, 76))
    eta = slope[..., None] * theta.astype(float)
    phi = np.vectorize(below)(np.linspace(-40, 40, 8001))
    at = np.linspace(-40, 40, 8001)
    one, two = np.interp(first[..., None] - eta, at, phi), np.interp((first + gap)[..., None] - eta, at, phi)
    logs = np.log(np.maximum(one[..., :low], 1e-300)).sum(-1) + np.log(np.maximum(1 - two[..., high:], 1e-300)).sum(-1)
    logs += np.log(np.maximum(two - one, 1e-300))[..., low:high].sum(-1)
    logs -= slope**2 / 2 + float(newton_kernels.CUT_PRECISION) * (first**2 + (first + gap) ** 2) / 2
    weight = np.exp(logs - logs.max())
    expected = [float((v * weight).sum() / weight.sum()) for v in (slope, first, first + gap)]
    assert np.mean(kept, axis=0) == pytest.approx(expected, abs=0.05)
