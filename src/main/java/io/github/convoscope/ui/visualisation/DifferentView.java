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

/** Several different images that excite one unit, sought when asked for. JavaFX thread. */
final class DifferentView {
  private static final String LANE = "atlas.different";
  private static final int IMAGES = 4;
  private static final double SIDE = 84;

  private final Shell shell;
  private final Button seek = new Button(Messages.text("atlas.different.seek", IMAGES));
  private final HBox row = new HBox(12);
  private final VBox node;
  private final ProgressLine progress;
  private @Nullable UnitTarget target;
  private @Nullable UnitRange range;

  DifferentView(Shell shell) {
    this.shell = shell;
    progress = new ProgressLine(shell.workspace().explainer(), LANE);
    Label title = new Label(Messages.text("atlas.different"));
    title.getStyleClass().add("heading");
    Label why = new Label(Messages.text("atlas.different.why"));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    seek.setId("atlas-different-seek");
    seek.setOnAction(event -> seek());
    row.setId("atlas-different");
    row.setAlignment(Pos.CENTER_LEFT);
    node = new VBox(6, title, why, row);
  }

  Node node() {
    return node;
  }

  /** Offers to seek images for a unit. */
  void show(UnitTarget unit, UnitRange known) {
    target = unit;
    range = known;
    row.getChildren().setAll(seek);
  }

  /** Stops seeking. */
  void stop() {
    shell.workspace().explainer().cancel(LANE);
    if (row.getChildren().contains(progress.node())) {
      row.getChildren().setAll(seek);
    }
  }

  private void seek() {
    UnitTarget sought = target;
    UnitRange known = range;
    Model model = shell.workspace().model().get();
    if (sought == null || known == null || model == null) {
      return;
    }
    progress.begin(Messages.text("atlas.seeking", 1, IMAGES));
    row.getChildren().setAll(progress.node());
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, asked) -> find(model.takingInk(engine), sought, known, asked),
            found -> {
              if (sought.equals(target)) {
                fill(model.spec().input().shape(), found);
              }
            });
  }

  private static List<VisualisationResult> find(
      Engine engine, UnitTarget sought, UnitRange known, Progress progress) {
    VisualisationTask wish = new TaskFactory(engine.spec()).most(sought, known);
    Diversity different = Diversity.of(engine.spec(), wish, IMAGES);
    return new Optimiser(engine, OptimiserSettings.standard())
        .findDiverse(wish, different, IMAGES, progress);
  }

  private void fill(Shape input, List<VisualisationResult> found) {
    row.getChildren().clear();
    double side = Math.round(SIDE * shell.em().get() / 13);
    for (VisualisationResult finding : found) {
      Label value = new Label(NeuronNames.value(finding.value()));
      value.getStyleClass().add("atlas-number");
      VBox tile =
          new VBox(3, GreyPictures.view(GreyPictures.picture(input, finding.image()), side), value);
      tile.setAlignment(Pos.TOP_CENTER);
      row.getChildren().add(tile);
    }
  }
}
