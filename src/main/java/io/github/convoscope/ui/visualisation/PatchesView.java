package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.explain.visualisation.PatchIndex;
import io.github.convoscope.explain.visualisation.PictureExamples;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Shows the places in photographs that excite a unit most, outlined in the whole pictures as the
 * network sees them, and lets the user choose a folder. JavaFX thread.
 */
final class PatchesView {
  private static final String LANE = "atlas.patches";
  private static final double SIDE = 118;

  private final Shell shell;
  private final UserPictures pictures;
  private final FlowPane row = Ems.flow(0.92, 0.92);
  private final Label source = new Label();
  private final Button choose = new Button(Messages.text("atlas.patches.choose"));
  private final Button ready = new Button(Messages.text("atlas.patches.ready"));
  private final Button stop = new Button(Messages.text("atlas.build.stop"));
  private final ProgressLine progress;
  private final VBox node;
  private @Nullable UnitTarget unit;

  /**
   * A picture with the place in it.
   *
   * @param image what the network gets to see, [3 × rows × columns] in [0, 1]
   * @param seen the receptive field of the neuron that fires most
   */
  private record Found(String name, float[] image, InputRegion seen, double value) {}

  PatchesView(Shell shell, UserPictures pictures) {
    this.shell = shell;
    this.pictures = pictures;
    progress = new ProgressLine(shell.workspace().background(), UserPictures.LANE);
    Label title = new Label(Messages.text("atlas.patches"));
    title.getStyleClass().add("heading");
    source.getStyleClass().add("muted");
    source.setWrapText(true);
    source.setId("atlas-patches-source");
    row.setId("atlas-patches");
    choose.setId("atlas-patches-choose");
    choose.setOnAction(event -> pictures.choose());
    ready.setId("atlas-patches-ready");
    ready.setOnAction(event -> pictures.use(null));
    stop.setOnAction(
        event -> {
          pictures.stop();
          row.getChildren().clear();
        });
    node = Ems.column(0.46, title, source, row, Ems.row(choose, ready));
    pictures.indexed().addListener(changed -> refresh());
    pictures.folder().addListener(changed -> refresh());
  }

  VBox node() {
    return node;
  }

  /** Shows a unit. */
  void show(UnitTarget target) {
    unit = target;
    pictures.measure();
    refresh();
  }

  /** Shows no unit any more. */
  void hide() {
    unit = null;
    shell.workspace().explainer().cancel(LANE);
  }

  private void refresh() {
    UnitTarget target = unit;
    Path folder = pictures.folder().get();
    ready.setVisible(folder != null);
    ready.setManaged(folder != null);
    if (target == null) {
      return;
    }
    UserPictures.Indexed known = pictures.indexed().get();
    if (known == null || known.model() != shell.workspace().model().get()) {
      source.setText(Messages.text("atlas.patches.measuring"));
      progress.begin("");
      row.getChildren().setAll(progress.node(), stop);
      return;
    }
    source.setText(
        folder == null
            ? Messages.text("atlas.patches.of-ready", known.index().pictures())
            : Messages.text(
                "atlas.patches.of-folder", known.index().pictures(), folder.toString()));
    List<PatchIndex.Patch> patches =
        known.index().of(known.model().spec(), target.layer(), target.channel());
    if (patches.isEmpty()) {
      row.getChildren().setAll(new Label(Messages.text("atlas.patches.none")));
      return;
    }
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, watched) -> read(known, patches, watched),
            found -> {
              if (target.equals(unit) && pictures.indexed().get() == known) {
                fill(known.model().spec().input().shape(), found);
              }
            });
  }

  private static List<Found> read(
      UserPictures.Indexed known, List<PatchIndex.Patch> patches, Progress progress) {
    InputEncoder encoder = PictureExamples.encoder(known.model());
    List<Found> found = new ArrayList<>();
    for (PatchIndex.Patch patch : patches) {
      progress.check();
      try {
        float[] image = encoder.encode(known.source().read(patch.picture())).tensor();
        InputRegion seen = InputRegion.receptiveField(known.model().spec(), patch.neuron());
        String name = known.source().names().get(patch.picture());
        found.add(new Found(name, image, seen, patch.value()));
      } catch (Problem gone) {
        // A picture that was deleted since is left out.
        continue;
      }
    }
    return found;
  }

  private void fill(Shape input, List<Found> found) {
    row.getChildren().clear();
    double size = Math.round(SIDE * shell.em().get() / 13);
    double cell = size / input.columns();
    for (Found each : found) {
      Pane picture =
          new Pane(InputPictures.view(InputPictures.picture(input, each.image()), size));
      InputRegion seen = each.seen();
      Rectangle outline =
          new Rectangle(
              seen.left() * cell, seen.top() * cell, seen.columns() * cell, seen.rows() * cell);
      outline.getStyleClass().add("atlas-outline");
      picture.getChildren().add(outline);
      picture.setAccessibleText(each.name());
      Label value = new Label(NeuronNames.value(each.value()));
      value.getStyleClass().add("muted");
      VBox box = Ems.column(0.23, picture, value);
      box.setAlignment(Pos.TOP_CENTER);
      row.getChildren().add(box);
    }
  }
}
