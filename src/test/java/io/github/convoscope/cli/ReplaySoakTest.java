package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.bench.Replay;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hours of drawing in some minutes: memory stays level and nothing is logged. */
@Tag("long")
@NeedsDisplay
class ReplaySoakTest {
  private static final int EVENTS = 400_000;
  private static final int BATCH = 200;
  private static final long SLACK_BYTES = 16L << 20;

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            logged.add(entry.getMessage() + " " + entry.getThrown());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(log);
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> logged.add(problem.toString()));
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(log);
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @Test
  void memoryStaysLevelAndNothingIsLogged() {
    List<Drawing> drawings =
        StrokesFile.readAll(ShippedFiles.samples()).stream().map(LabelledDrawing::drawing).toList();
    try (TestWindow window =
        new TestWindow(WindowCommand::features, WindowCommand.shippedModel())) {
      logged.clear();
      Replay replay =
          new Replay(
              window.shell().scene().lookup("#pad"),
              drawings,
              window.workspace().padContent()::clear);
      play(window, replay, EVENTS / 4);
      long early = usedBytes();
      play(window, replay, EVENTS - EVENTS / 4);
      long late = usedBytes();

      assertTrue(late < early + SLACK_BYTES, "from " + early + " to " + late + " bytes");
      assertNull(window.workspace().notices().current().get());
    }
    assertEquals(List.of(), logged);
  }

  private static void play(TestWindow window, Replay replay, int events) {
    for (int done = 0; done < events; done += BATCH) {
      window.onScreen(
          () -> {
            for (int i = 0; i < BATCH; i++) {
              replay.next();
            }
          });
    }
    window.upToDate();
  }

  private static long usedBytes() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
