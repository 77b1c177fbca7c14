"""The training loop: steps until the hours or the steps are used up; resumable to the step."""

from __future__ import annotations

import logging
import math
import signal
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from transformers import MarianMTModel

from models.training.batching import Sampler
from models.training.config import Config, Training
from models.training.development import dev_scores
from models.training.embeddings import bilingual_embeddings
from models.training.loss import loss_of, precision_for
from models.training.model import build_model, started_model
from models.training.packing import Packed, load_lexicon, load_packed, packed_path
from models.training.tokenizer import load_pieces

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """Where training stands; with the weights, all that a resumed run needs."""

    step: int = 0
    tokens: int = 0  # target ids seen
    seconds: float = 0.0  # spent training, all sessions together
    round: int = 0
    round_progress: float = 0.0  # the progress that the round was drawn for
    place: int = 0  # batches of the round that are done
    cursors: dict[str, int] = field(default_factory=dict)  # before the round was drawn


@dataclass(frozen=True, slots=True)
class Clock:
    """How far training is, by steps or by hours."""

    steps: int | None
    hours: float | None

    def of(self, progress: Progress) -> float:
        """Progress between 0 and 1."""
        if self.steps is not None:
            return min(progress.step / self.steps, 1.0)
        assert self.hours is not None
        return min(progress.seconds / (3600 * self.hours), 1.0)


def learning_rate(settings: Training, step: int, progress: float) -> float:
    """Linear warm-up, a plateau, and a linear fall over the last share of training."""
    rise = min(1.0, (step + 1) / settings.warmup)
    fall = min(1.0, (1.0 - progress) / settings.decay)
    return settings.peak * min(rise, fall)


def checkpoint_path(work: Path) -> Path:
    """The file that holds the state of training."""
    return work / "checkpoint.pt"


def load_checkpoint(work: Path) -> dict[str, Any] | None:
    """The state that a run left, if any."""
    if not checkpoint_path(work).exists():
        return None
    saved: dict[str, Any] = torch.load(checkpoint_path(work), map_location="cpu", weights_only=True)
    return saved


class Trainer:
    """Model, optimizer, moving average and place in the data."""

    def __init__(self, config: Config, work: Path, clock: Clock, start: Path | None = None) -> None:
        self.config, self.work, self.clock = config, work, clock
        if config.training.threads:
            torch.set_num_threads(config.training.threads)
        torch.set_flush_denormal(True)  # denormal numbers are slow on a CPU and mean nothing here
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.precision = precision_for(self.device)
        packed = {
            tier.name: load_packed(work, tier.name)
            for tier in config.tiers
            if packed_path(work, tier.name).exists()
        }
        self.vocabulary = len(load_pieces(work)) + 1
        self.sampler = Sampler(config, packed, pad=self.vocabulary - 1)
        self.progress = Progress()
        saved = load_checkpoint(work)
        self.model = self._model(packed, start, fresh=saved is None).to(self.device)
        if self.device.type == "cpu":  # torch's fused attention is slow backwards on a CPU
            self.model.set_attn_implementation("eager")
        self.average: dict[str, torch.Tensor] = {
            name: value.detach().clone() for name, value in self.model.named_parameters()
        }
        self.optimizer = torch.optim.Adam(
            self.model.parameters(), lr=config.training.peak, betas=(0.9, 0.98), fused=True
        )
        if saved is not None:
            self.model.load_state_dict(saved["model"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.progress = Progress(**saved["progress"])
            with torch.no_grad():
                for name, value in self.average.items():
                    value.copy_(saved["average"][name])
            _log.info("resumed at step %d", self.progress.step)
        self.model.train()

    def _model(
        self, packed: dict[str, Packed], start: Path | None, *, fresh: bool
    ) -> MarianMTModel:
        shape, seed = self.config.shape, self.config.training.seed
        if fresh and start is not None:
            _log.info("going on from the weights in %s", start)
            return started_model(start, vocabulary=self.vocabulary)
        embeddings = None
        if fresh and shape.bilingual_pairs:
            started = time.monotonic()
            embeddings = bilingual_embeddings(
                list(packed.values()),
                vocabulary=self.vocabulary,
                dimensions=shape.d_model,
                pairs=shape.bilingual_pairs,
                seed=seed,
            )
            _log.info("bilingual embeddings in %.0f s", time.monotonic() - started)
        return build_model(shape, vocabulary=self.vocabulary, embeddings=embeddings, seed=seed)

    def save(self) -> None:
        """Write the state, whole or not at all."""
        path = checkpoint_path(self.work)
        partial = path.with_suffix(".partial")
        torch.save(
            {
                "model": self.model.state_dict(),
                "average": self.average,
                "optimizer": self.optimizer.state_dict(),
                "progress": asdict(self.progress),
            },
            partial,
        )
        partial.replace(path)

    def step(self, examples: list[Any]) -> tuple[float, int, float]:
        """One update; returns the loss, the number of target ids and the learning rate."""
        settings, progress = self.config.training, self.progress
        rate = learning_rate(settings, progress.step, self.clock.of(progress))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch = self.sampler.tensors(examples).to(self.device)
        loss, tokens = loss_of(
            self.model, batch, smoothing=settings.smoothing, precision=self.precision
        )
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), settings.clip)
        self.optimizer.step()
        self._move_average()
        progress.step += 1
        progress.place += 1
        progress.tokens += tokens
        value = loss.item()
        if not math.isfinite(value):
            raise FloatingPointError(f"loss is {value} at step {progress.step}")
        return value, tokens, rate

    @torch.no_grad()
    def _move_average(self) -> None:
        step = self.progress.step
        decay = min(self.config.training.average, (1 + step) / (10 + step))
        torch._foreach_lerp_(
            list(self.average.values()), list(self.model.parameters()), 1.0 - decay
        )

    def averaged(self) -> MarianMTModel:
        """A copy of the model with the averaged weights, ready to decode."""
        return averaged_model(self.config, self.vocabulary, self.average).to(self.device)


def averaged_model(
    config: Config, vocabulary: int, average: dict[str, torch.Tensor]
) -> MarianMTModel:
    """The model that holds averaged weights."""
    model = build_model(config.shape, vocabulary=vocabulary)
    with torch.no_grad():
        for name, value in model.named_parameters():
            value.copy_(average[name])
    return model.eval()


def train(
    config: Config,
    data: Path,
    work: Path,
    *,
    hours: float | None,
    steps: int | None,
    start: Path | None = None,
) -> Trainer:
    """Train, or go on training, until the steps or the hours are used up.

    A run without a checkpoint begins from the weights of the exported model `start`, if given.
    """
    if (hours is None) == (steps is None):
        raise ValueError("give either --hours or --steps")
    clock = Clock(steps, hours)
    trainer = Trainer(config, work, clock, start)
    _Loop(trainer, data).run()
    return trainer


class _Loop:
    """Rounds and steps, with a look at the clock for logs, checkpoints and dev scores."""

    def __init__(self, trainer: Trainer, data: Path) -> None:
        self.trainer, self.data = trainer, data
        self.stopped = False
        self._since = {"checkpoint": time.monotonic(), "dev": time.monotonic()}

    def run(self) -> None:
        """Train to the end, or until the process is asked to stop."""
        trainer, progress = self.trainer, self.trainer.progress
        before = [(number, signal.signal(number, self._stop)) for number in _STOP_SIGNALS]
        while not self.stopped and trainer.clock.of(progress) < 1.0:
            self._round()
        for number, handler in before:
            signal.signal(number, handler)
        trainer.save()
        if not self.stopped:
            self._dev()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped = True

    def _round(self) -> None:
        trainer, progress = self.trainer, self.trainer.progress
        trainer.sampler.cursors.update(progress.cursors)
        if progress.place == 0:
            progress.round_progress = trainer.clock.of(progress)
        batches = trainer.sampler.round(progress.round, progress.round_progress)
        settings = trainer.config.training
        losses = tokens = 0.0
        logged = time.monotonic()
        for batch in batches[progress.place :]:
            started = time.monotonic()
            loss, count, rate = trainer.step(batch)
            progress.seconds += time.monotonic() - started
            losses += loss * count
            tokens += count
            if progress.step % settings.log_steps == 0:
                speed = tokens / (time.monotonic() - logged)
                self._log_line(losses / tokens, rate, speed)
                losses, tokens, logged = 0.0, 0.0, time.monotonic()
            if self._due("checkpoint", settings.checkpoint_minutes):
                trainer.save()
            if self._due("dev", settings.dev_minutes):
                logged += self._dev()
            if self.stopped or trainer.clock.of(progress) >= 1.0:
                return
        progress.round += 1
        progress.place = 0
        progress.cursors = dict(trainer.sampler.cursors)

    def _due(self, what: str, minutes: float) -> bool:
        if time.monotonic() - self._since[what] < 60 * minutes:
            return False
        self._since[what] = time.monotonic()
        return True

    def _log_line(self, loss: float, rate: float, speed: float) -> None:
        progress = self.trainer.progress
        done = self.trainer.clock.of(progress)
        left = progress.seconds * (1 - done) / max(done, 1e-6)
        _log.info(
            "step %d  tokens %.2fM  %.0f tok/s  loss %.3f  lr %.2e  done %.1f%%  left %.0f min",
            progress.step, progress.tokens / 1e6, speed, loss, rate, 100 * done, left / 60,
        )  # fmt: skip

    def _dev(self) -> float:
        """Log the dev scores; returns the seconds that this took."""
        started = time.monotonic()
        trainer = self.trainer
        scores = dev_scores(
            trainer.averaged(),
            load_pieces(trainer.work),
            self.data,
            limit=trainer.config.training.dev_sentences,
            direction=trainer.config.direction,
            lexicon=load_lexicon(trainer.work),
        )
        seconds = time.monotonic() - started
        line = "  ".join(f"{name} {score:.1f}" for name, score in scores.items())
        _log.info(
            "dev at step %d, %.2fM tokens: BLEU %s  (%.0f s)",
            trainer.progress.step, trainer.progress.tokens / 1e6, line, seconds,
        )  # fmt: skip
        return seconds
