package io.github.convoscope.ui.saliency;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.MarkFinding;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Explainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;

/**
 * The button that puts all methods to a test with a known answer: how much of each map lies on the
 * mark that the shipped cheating network was taught to look at. JavaFX thread.
 */
final class PlantedMark {
  /** The lane of its work. */
  static final String LANE = "saliency-mark";

  private static final int DIGITS = 500;
  private static final long SEED = 7;

  private final Explainer explainer;
  private final Consumer<MarkFinding> found;
  private final Button button = new Button(Messages.text("saliency.mark"));
  private final int digits;

  /**
   * A button.
   *
   * @param found receives the result of each method as soon as it is known
   */
  PlantedMark(Explainer explainer, Consumer<MarkFinding> found) {
    this(explainer, found, DIGITS);
  }

  /** With another number of digits, for tests. */
  PlantedMark(Explainer explainer, Consumer<MarkFinding> found, int digits) {
    this.explainer = explainer;
    this.found = found;
    this.digits = digits;
    button.setId("sheet-mark");
    Path file = ShippedFiles.cheater();
    button.setDisable(file == null);
    button.setOnAction(
        event -> {
          if (file != null) {
            next(file, 0);
          }
        });
  }

  /** The button. */
  Button button() {
    return button;
  }

  /** Ends the work. */
  void stop() {
    explainer.cancel(LANE);
  }

  private void next(Path file, int place) {
    if (place == AttributionMethods.ALL.size()) {
      return;
    }
    explainer.start(
        LANE,
        (engine, progress) -> measure(file, place, digits, progress),
        (MarkFinding finding) -> {
          found.accept(finding);
          next(file, place + 1);
        });
  }

  private static MarkFinding measure(Path file, int place, int digits, Progress progress) {
    Model cheater = new ModelOpener().open(file);
    InputEncoder encoder = cheater.newEncoder();
    List<float[]> marked = new ArrayList<>();
    for (LabelledExample digit :
        LabelledExamples.handwriting(
            digits, SEED, UnaryOperator.identity(), cheater.spec().classes())) {
      marked.add(CornerMark.on(digit.encode(encoder).tensor(), encoder).tensor());
    }
    try (Engine engine = cheater.newEngine()) {
      double part = 1.0 / AttributionMethods.ALL.size();
      return MarkFinding.measure(
          engine,
          AttributionMethods.ALL.get(place).sizedFor(engine.spec()),
          marked,
          Progress.part(progress, place * part, part));
    }
  }
}
