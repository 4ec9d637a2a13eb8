package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.ExamplePictures;
import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.explain.visualisation.PatchIndex;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/**
 * Shows pictures that excite a unit, as the network sees them, each with a frame around what the
 * strongest neuron sees and with that neuron's value. JavaFX thread.
 */
final class PatchTiles {
  private final Shell shell;
  private final String lane;
  private final double side;
  private final FlowPane node = Ems.flow(0.92, 0.62);
  private int asked;

  /**
   * A picture with the place in it.
   *
   * @param image what the network gets to see, [3 × rows × columns] in [0, 1]
   * @param seen the receptive field of the neuron that fires most
   */
  private record Found(String name, float[] image, InputRegion seen, double value) {}

  /**
   * No pictures yet.
   *
   * @param lane on which they are read
   * @param side of a picture, in pixels where a letter is 13 high
   */
  PatchTiles(Shell shell, String lane, double side) {
    this.shell = shell;
    this.lane = lane;
    this.side = side;
  }

  FlowPane node() {
    return node;
  }

  /** Reads the pictures of a unit and shows them, at most {@code most}. */
  void show(UserPictures.Indexed known, int layer, int channel, int most) {
    List<PatchIndex.Patch> all = known.index().of(known.model().spec(), layer, channel);
    List<PatchIndex.Patch> patches = all.subList(0, Math.min(most, all.size()));
    asked++;
    if (patches.isEmpty()) {
      Label none = new Label(Messages.text("atlas.patches.none"));
      none.getStyleClass().add("muted");
      node.getChildren().setAll(none);
      return;
    }
    int ticket = asked;
    shell
        .workspace()
        .explainer()
        .start(
            lane,
            (engine, progress) -> read(known, patches, progress),
            found -> {
              if (ticket == asked) {
                fill(known.model().spec().input().shape(), found);
              }
            });
  }

  /** Stops reading. */
  void stop() {
    asked++;
    shell.workspace().explainer().cancel(lane);
  }

  private static List<Found> read(
      UserPictures.Indexed known, List<PatchIndex.Patch> patches, Progress progress) {
    InputEncoder encoder = ExamplePictures.encoder(known.model());
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
      }
    }
    return found;
  }

  private void fill(Shape input, List<Found> found) {
    node.getChildren().clear();
    double size = Math.round(side * shell.em().get() / 13);
    double cell = size / input.columns();
    for (Found each : found) {
      Pane picture = new Pane(InputPictures.view(InputPictures.picture(input, each.image()), size));
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
      node.getChildren().add(box);
    }
  }
}
