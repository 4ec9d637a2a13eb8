package io.github.convoscope.ui.network;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Dl4jCheck;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has DL4J load every network that is opened, and compares its logits for the drawing on the pad
 * with those of our engine. Where they differ, the user is told, and DL4J computes from then on.
 * JavaFX thread.
 */
final class Dl4jChecks {
  /**
   * How a check ended.
   *
   * @param check the comparison, or null where DL4J does not load the file
   * @param refusal says why it does not, or null
   */
  record Outcome(@Nullable Dl4jCheck check, @Nullable Message refusal) {}

  private static final Logger LOG = LoggerFactory.getLogger(Dl4jChecks.class);
  private static final String LANE = "network.check";

  /** DL4J's start needs the processor for seconds: it waits until the pen has rested this long. */
  private static final Duration REST = Duration.seconds(1);

  private final Workspace workspace;
  private final EngineSwitch engine;
  private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
  private final PauseTransition pause = new PauseTransition(REST);
  private @Nullable Model checked;
  private long newestFrame;

  Dl4jChecks(Workspace workspace, EngineSwitch engine) {
    this.workspace = workspace;
    this.engine = engine;
    pause.setOnFinished(finished -> checkOnceRested());
    workspace.model().addListener(changed -> outcome.set(null));
    workspace.frame().addListener((observed, before, frame) -> begin(frame));
  }

  /** The newest outcome for the open network, or null until there is one. */
  ReadOnlyObjectProperty<@Nullable Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  private void begin(@Nullable LiveFrame frame) {
    if (frame != null && workspace.model().get() != checked) {
      newestFrame = System.nanoTime();
      // To begin anew with every frame would cost more than the frame's texts.
      if (pause.getStatus() != Animation.Status.RUNNING) {
        pause.playFromStart();
      }
    }
  }

  private void checkOnceRested() {
    if (System.nanoTime() - newestFrame < REST.toMillis() * 1e6) {
      pause.playFromStart();
      return;
    }
    checked = workspace.model().get();
    check();
  }

  /** Checks the open network with what lies on the pad now. */
  void check() {
    Model model = workspace.model().get();
    LiveFrame frame = workspace.frame().get();
    if (model == null || frame == null || !model.canUseDl4j()) {
      return;
    }
    float[] input = frame.input().clone();
    workspace.background().start(LANE, (own, progress) -> outcome(model, input), this::show);
  }

  private static Outcome outcome(Model model, float[] input) {
    try {
      return new Outcome(model.checkWithDl4j(input), null);
    } catch (Problem problem) {
      LOG.info("DL4J does not load {}, so our engine is not checked", model.file(), problem);
      return new Outcome(null, problem.what());
    }
  }

  private void show(Outcome found) {
    outcome.set(found);
    Dl4jCheck check = found.check();
    Model model = workspace.model().get();
    if (check != null && model != null && !check.agrees()) {
      workspace
          .notices()
          .problem(
              Problem.work(
                  Message.of("network.disagree", model.file(), check.maxDifference()),
                  new IllegalStateException(check.toString())));
      engine.dl4j().set(true);
    }
  }
}
