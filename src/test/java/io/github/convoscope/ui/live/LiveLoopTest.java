package io.github.convoscope.ui.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveLoopTest {
  private static final int BURST = 500;

  private final Model model = Model.of(UntrainedNetworks.untrainedDigits(3));
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
  private int pulses;

  @Test
  void computesOnlyTheNewestOfWhatWaited() {
    LiveLoop loop = loop(later::add);
    loop.submit(request(1, 100));
    loop.submit(request(2, 200));
    loop.submit(request(3, 300));
    drain();

    LiveFrame frame = loop.take();
    assertNotNull(frame);
    assertEquals(3, frame.request().version());
    assertEquals(1, pulses);
    assertNull(loop.take());
  }

  @Test
  void aClosedLoopComputesNothingMoreThanWhatWasAskedBefore() {
    LiveLoop loop = loop(later::add);
    loop.submit(request(1, 100));
    loop.warmUp(request(2, 150));
    loop.close();
    loop.submit(request(3, 200));
    loop.warmUp(request(4, 250));
    drain();

    assertEquals(1, pulses);
    LiveFrame frame = loop.take();
    assertNotNull(frame);
    loop.submit(request(5, 300));
    drain();
    assertNull(loop.take());
    assertEquals(List.of(), problems);
  }

  @Test
  void aFrameThatNoPulseTookGivesWayToTheNext() {
    LiveLoop loop = loop(later::add);
    loop.submit(request(1, 100));
    drain();
    loop.submit(request(2, 200));
    drain();

    LiveFrame frame = loop.take();
    assertNotNull(frame);
    assertEquals(2, frame.request().version());
  }

  @Test
  void aLargeNetworkIsComputedOnlyWhenItsLastFrameWasTaken() {
    LiveLoop loop = new LiveLoop(later::add, large(), () -> pulses++, problems::add, true);
    loop.submit(request(1, 100));
    drain();
    for (int version = 2; version <= 4; version++) {
      loop.submit(request(version, 100));
      drain();
    }
    assertEquals(1, pulses, "nobody took the first frame");

    LiveFrame first = loop.take();
    assertNotNull(first);
    assertEquals(1, first.request().version());
    loop.resume();
    drain();
    LiveFrame last = loop.take();
    assertNotNull(last);
    assertEquals(4, last.request().version());
    drain();
    assertNull(loop.take());
    assertEquals(2, pulses);
  }

  @Test
  void aRequestThatWasHeldBackGivesWayToANewerOne() {
    LiveLoop loop = new LiveLoop(later::add, large(), () -> pulses++, problems::add, true);
    loop.submit(request(1, 100));
    drain();
    loop.submit(request(2, 100));
    drain();
    loop.submit(request(3, 100));
    assertNotNull(loop.take());
    loop.resume();
    drain();
    LiveFrame last = loop.take();
    assertNotNull(last);
    assertEquals(3, last.request().version());
    drain();
    assertNull(loop.take(), "the second request was overtaken");
  }

  @Test
  void twoFramesOfALargeNetworkTakeTurns() {
    LiveLoop loop = new LiveLoop(Runnable::run, large(), () -> pulses++, problems::add, false);
    Set<LiveFrame> frames = Collections.newSetFromMap(new IdentityHashMap<>());
    LiveFrame before = null;
    for (int version = 1; version <= 12; version++) {
      loop.submit(request(version, 100 + version));
      if (version % 2 == 0) {
        LiveFrame newest = loop.take();
        assertNotNull(newest);
        frames.add(newest);
        if (before != null) {
          loop.giveBack(before);
        }
        before = newest;
        loop.resume();
      }
    }
    assertEquals(2, frames.size());
    assertEquals(List.of(), problems);
  }

  private static Model large() {
    NetworkSpec spec =
        new NetworkBuilder("large", Shape.maps(1, 28, 28))
            .convolution("conv1", 260, Window.same(1), ActivationFunction.RELU)
            .output("output", 10, ActivationFunction.SOFTMAX)
            .build();
    return Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 1)));
  }

  @Test
  void framesAreUsedAgainUnlessTheyAreKept() {
    LiveLoop loop = loop(Runnable::run, false);
    loop.submit(request(1, 100));
    LiveFrame first = loop.take();
    assertNotNull(first);
    loop.giveBack(first);
    loop.submit(request(2, 200));
    LiveFrame second = loop.take();
    assertSame(first, second);
    float[] input = second.input().clone();
    second.keep();
    loop.giveBack(second);
    loop.submit(request(3, 300));

    assertNotSame(second, loop.take());
    assertArrayEquals(input, second.input());
  }

  @Test
  void aPoisonedFrameFailsAtEveryUseUnlessItIsKept() {
    LiveLoop loop = loop(Runnable::run, true);
    loop.submit(request(1, 100));
    LiveFrame shown = loop.take();
    assertNotNull(shown);
    float[] logits = shown.activations().logits();
    loop.giveBack(shown);
    assertThrows(IllegalStateException.class, shown::activations);
    assertThrows(IllegalStateException.class, shown::answer);
    assertThrows(IllegalStateException.class, shown::keep);
    assertTrue(Float.isNaN(logits[0]));

    loop.submit(request(2, 200));
    LiveFrame kept = loop.take();
    assertNotNull(kept);
    assertNotSame(shown, kept);
    loop.giveBack(kept.keep());
    assertEquals(2, kept.request().version());
    assertFalse(Float.isNaN(kept.activations().logits()[0]));
  }

  @Test
  void theWholeTestRunPoisonsFrames() {
    LiveLoop loop = new LiveLoop(Runnable::run, model, () -> {}, problems::add);
    loop.submit(request(1, 100));
    LiveFrame shown = loop.take();
    assertNotNull(shown);
    loop.giveBack(shown);
    assertThrows(IllegalStateException.class, shown::activations);
  }

  @Test
  void theLastStateOfABurstIsAlwaysComputed() throws InterruptedException {
    LiveLoop loop = loop(Workers.single("live test"));
    CountDownLatch last = new CountDownLatch(1);
    loop.watch(
        frame -> {
          if (frame.request().version() == BURST) {
            last.countDown();
          }
        });
    for (int version = 1; version <= BURST; version++) {
      loop.submit(request(version, version));
    }

    assertTrue(last.await(60, TimeUnit.SECONDS));
    assertEquals(List.of(), problems);
  }

  @Test
  void movingADrawingDoesNotChangeWhatTheNetworkSees() {
    LiveLoop loop = loop(Runnable::run);
    loop.submit(request(1, 100));
    LiveFrame here = loop.take();
    assertNotNull(here);
    float[] before = here.input().clone();
    Drawing moved = here.request().drawing().scaledThenMoved(1, 64, 32);
    loop.submit(
        new LiveRequest(
            2, moved, null, null, true, Interventions.NONE, (activations, blank, into) -> {}));

    LiveFrame there = loop.take();
    assertNotNull(there);
    assertArrayEquals(before, there.input(), 1e-4f);
    assertEquals(here.fit().scale(), there.fit().scale(), 1e-9);
  }

  @Test
  void theSameDrawingAgainHasTheSameValues() {
    LiveLoop loop = loop(Runnable::run);
    LiveFrame first = computed(loop, request(1, 100));
    for (long version = 2; version < 5; version++) {
      LiveFrame again = computed(loop, request(version, 100));
      assertNotSame(first, again);
      for (int layer = 0; layer < model.spec().depth(); layer++) {
        assertArrayEquals(first.activations().after(layer), again.activations().after(layer));
        assertArrayEquals(first.activations().before(layer), again.activations().before(layer));
      }
    }
    Interventions off = new Interventions(List.of(new Interventions.Clamp(1, 0, 0)));
    LiveFrame clamped =
        computed(
            loop,
            new LiveRequest(
                6,
                first.request().drawing(),
                null,
                null,
                true,
                off,
                (activations, blank, into) -> {}));
    assertArrayEquals(
        new float[28], Arrays.copyOf(clamped.activations().after(1), 28), "it is computed anew");
    Drawing line = Drawing.of(Stroke.of(100, 250, 450, 250));
    LiveFrame other =
        computed(
            loop,
            new LiveRequest(
                7, line, null, null, true, Interventions.NONE, (activations, blank, into) -> {}));
    assertFalse(
        Arrays.equals(other.activations().after(1), first.activations().after(1)),
        "and so is this");
  }

  @Test
  void anExtraIsComputedFromEveryFrameButOfABlankPad() {
    LiveLoop loop = loop(Runnable::run);
    FrameExtra<Float> largest =
        new FrameExtra<>(Float.class, (activations, clamped) -> activations.after(1)[400]);
    LiveFrame frame = computed(loop, with(largest, request(1, 100)));
    assertEquals(frame.activations().after(1)[400], frame.extra(largest));
    LiveFrame without = computed(loop, request(2, 200));
    assertNull(without.extra(largest));
    LiveRequest blank =
        new LiveRequest(
            3,
            Drawing.EMPTY,
            null,
            null,
            true,
            Interventions.NONE,
            (activations, nothing, into) -> {});
    assertNull(computed(loop, with(largest, blank)).extra(largest));
  }

  private static LiveRequest with(FrameExtra<?> extra, LiveRequest request) {
    return new LiveRequest(
        request.version(),
        request.drawing(),
        request.image(),
        request.array(),
        request.photo(),
        request.normalise(),
        request.clamped(),
        request.painting(),
        List.of(extra));
  }

  private static LiveFrame computed(LiveLoop loop, LiveRequest request) {
    loop.submit(request);
    LiveFrame frame = loop.take();
    assertNotNull(frame);
    return frame;
  }

  private LiveLoop loop(Executor worker) {
    return loop(worker, true);
  }

  private LiveLoop loop(Executor worker, boolean poison) {
    return new LiveLoop(worker, model, () -> pulses++, problems::add, poison);
  }

  private void drain() {
    while (!later.isEmpty()) {
      later.poll().run();
    }
  }

  private static LiveRequest request(long version, double x) {
    Drawing drawing = Drawing.of(Stroke.of(x, 100, x + 60, 180, x, 260));
    return new LiveRequest(
        version, drawing, null, null, true, Interventions.NONE, (activations, blank, into) -> {});
  }
}
