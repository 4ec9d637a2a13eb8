package io.github.convoscope.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Closing a DL4J network frees its memory at once, and leaves the heap alone. */
class Dl4jMemoryTest {
  private static void useOnce(Model model) {
    try (Engine engine = model.newEngine()) {
      engine.forward(new float[28 * 28], new Activations(model.spec(), 1));
    }
  }

  @Test
  void closingFreesTheMemoryWithoutCollectingTheHeap() {
    Model model = new ModelOpener().openShipped().computedBy(EngineKind.DL4J);
    useOnce(model);
    long collections = fullCollections();
    long bytes = Pointer.totalBytes();
    long weights = 4L * model.spec().parameters();
    for (int i = 0; i < 20; i++) {
      useOnce(model);
    }
    assertTrue(weights > 100_000, weights + " bytes of weights");
    assertTrue(
        Pointer.totalBytes() - bytes < 10 * weights, Pointer.totalBytes() - bytes + " bytes");
    assertEquals(collections, fullCollections());
  }

  private static long fullCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(
            collector ->
                collector.getName().equals("G1 Old Generation")
                    || collector.getName().equals("MarkSweepCompact"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
