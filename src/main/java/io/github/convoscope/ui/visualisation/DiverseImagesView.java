package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Diversity;
import io.github.convoscope.explain.visualisation.Optimiser;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.explain.visualisation.VisualisationTask;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows several different images that excite one unit; the user starts it. JavaFX thread. */
final class DiverseImagesView {
  private static final String LANE = "atlas.diverse";
  private static final int IMAGES = 4;
  private static final double SIDE = 84;

  private final Shell shell;
  private final AtlasState state;
  private final Button start = new Button(Messages.text("atlas.diverse.start", IMAGES));
  private List<VisualisationResult> images = List.of();
  private final HBox row = Ems.line(0.92);
  private final VBox node;
  private final ProgressLine progress;
  private @Nullable UnitTarget target;
  private @Nullable UnitRange range;

  DiverseImagesView(Shell shell, AtlasState state) {
    this.shell = shell;
    this.state = state;
    progress = new ProgressLine(shell.workspace().explainer(), LANE);
    Label title = new Label(Messages.text("atlas.diverse"));
    title.getStyleClass().add("heading");
    Label why = new Label(Messages.text("atlas.diverse.why"));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    start.setId("atlas-diverse-start");
    start.setOnAction(event -> start());
    row.setId("atlas-diverse");
    row.setAlignment(Pos.CENTER_LEFT);
    node = Ems.column(0.46, title, why, row);
  }

  Node node() {
    return node;
  }

  /** Offers to find images for a unit; those that were found stay, as large as the text now is. */
  void show(UnitTarget unit, UnitRange known) {
    boolean same = unit.equals(target) && range == known && !images.isEmpty();
    target = unit;
    range = known;
    Model model = shell.workspace().model().get();
    if (same && model != null) {
      fill(model.spec().input().shape(), images);
    } else {
      images = List.of();
      row.getChildren().setAll(start);
    }
  }

  /** Stops finding images. */
  void stop() {
    shell.workspace().explainer().cancel(LANE);
    if (row.getChildren().contains(progress.node())) {
      row.getChildren().setAll(start);
    }
  }

  private void start() {
    UnitTarget unit = target;
    UnitRange known = range;
    Model model = shell.workspace().model().get();
    if (unit == null || known == null || model == null) {
      return;
    }
    progress.begin(Messages.text("atlas.optimising", 1, IMAGES));
    row.getChildren().setAll(progress.node());
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) -> find(state.engine(model, engine), unit, known, progress),
            found -> {
              if (unit.equals(target)) {
                fill(model.spec().input().shape(), found);
              }
            });
  }

  private static List<VisualisationResult> find(
      Engine engine, UnitTarget unit, UnitRange known, Progress progress) {
    VisualisationTask task = new TaskFactory(engine.spec()).maximise(unit, known);
    Diversity diversity = Diversity.of(engine.spec(), task, IMAGES);
    return new Optimiser(engine, OptimiserSettings.of(engine.spec().input().shape()))
        .optimiseDiverse(task, diversity, IMAGES, progress);
  }

  private void fill(Shape input, List<VisualisationResult> found) {
    images = found;
    row.getChildren().clear();
    double side = Math.round(SIDE * shell.em().get() / 13);
    for (VisualisationResult result : found) {
      Label value = new Label(NeuronNames.value(result.value()));
      value.getStyleClass().add("atlas-number");
      VBox tile =
          Ems.column(
              0.23, InputPictures.view(InputPictures.picture(input, result.image()), side), value);
      tile.setAlignment(Pos.TOP_CENTER);
      row.getChildren().add(tile);
    }
  }
}
