package io.github.convoscope.ui.breaking;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.edit.KernelSlice;
import io.github.convoscope.network.edit.WeightEdits;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.WidgetStyle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the kernel between a unit and one of the maps that it reads, large enough to paint on it.
 * JavaFX thread.
 */
final class KernelEditor implements PaintedCells.Brush {
  /** A cell that is painted changes by this part of the largest weight of the layer. */
  private static final float AMOUNT = 0.25f;

  private static final double ROOM_EMS = 8;
  private static final double MOST_EMS = 1.6;
  private static final int MOST_COLUMNS = 16;

  private final Shell shell;
  private final BrokenNetwork broken;
  private final Label which = new Label();
  private final StackPane place = new StackPane();
  private final HBox maps;
  private @Nullable PaintedCells cells;
  private @Nullable KernelSlice slice;

  /** The kernel for whose shape the cells were made. */
  private @Nullable KernelSlice shaped;

  private @Nullable Weights painted;
  private ColourScale scale;
  private float reach;

  KernelEditor(Shell shell, BrokenNetwork broken) {
    this.shell = shell;
    this.broken = broken;
    scale = ColourScale.symmetric(shell.workspace().settings().colours().weights(), 1);
    which.setId("breaking-map");
    which.setMinWidth(Label.USE_PREF_SIZE);
    maps =
        Ems.line(
            0.2,
            step("breaking.map-before", "fth-chevron-left", -1),
            which,
            step("breaking.map-after", "fth-chevron-right", 1));
    maps.setAlignment(Pos.CENTER_LEFT);
    place.setAlignment(Pos.CENTER_LEFT);
    place.managedProperty().bind(place.visibleProperty());
    maps.managedProperty().bind(maps.visibleProperty());
  }

  private Button step(String key, String icon, int way) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setAccessibleText(Messages.text(key));
    button.setOnAction(event -> go(way));
    return button;
  }

  /** The kernel. */
  Node kernel() {
    return place;
  }

  /** The buttons that go to the kernel of another map. */
  Node maps() {
    return maps;
  }

  /** The kernel that is shown, or null. */
  @Nullable KernelSlice slice() {
    return slice;
  }

  private void go(int way) {
    KernelSlice now = slice;
    Model model = broken.now();
    if (now != null && model != null) {
      int next = Math.floorMod(now.map() + way, now.maps());
      show(model, now.layer(), now.unit(), next);
    }
  }

  /** Shows the kernels of a unit, from the same map as before where the layer is the same. */
  void show(Model model, int layer, int unit) {
    KernelSlice before = slice;
    show(model, layer, unit, before != null && before.layer() == layer ? before.map() : 0);
  }

  private void show(Model model, int layer, int unit, int map) {
    KernelSlice next = KernelSlice.of(model.spec(), layer, unit, map).orElse(null);
    if (next == null) {
      clear();
      return;
    }
    KernelSlice before = shaped;
    slice = next;
    shaped = next;
    if (before == null
        || cells == null
        || before.rows() != next.rows()
        || before.columns() != next.columns()) {
      cells = made(next);
    }
    place.setVisible(true);
    maps.setVisible(next.maps() > 1);
    which.setText(
        Messages.text(
            "breaking.map",
            NeuronNames.unit(model.spec(), model.spec().layer(layer).input(), next.map())));
    reach = 1e-6f;
    for (float weight : model.weights().of(layer).kernel()) {
      reach = Math.max(reach, Math.abs(weight));
    }
    scale = ColourScale.symmetric(shell.workspace().settings().colours().weights(), reach);
    paint(painted == null ? model.weights() : painted);
  }

  /**
   * Shows no kernel; its canvas stays, as its texture does not go where the panel closes at once.
   */
  void clear() {
    slice = null;
    place.setVisible(false);
    maps.setVisible(false);
  }

  /** Makes everything anew, in another size or in other colours. */
  void renew() {
    cells = null;
  }

  private PaintedCells made(KernelSlice next) {
    int columns = next.rows() > 1 ? next.columns() : Math.min(MOST_COLUMNS, next.size());
    int rows = (next.size() + columns - 1) / columns;
    double em = shell.em().get();
    double side =
        Math.max(2, Math.floor(Math.min(MOST_EMS, ROOM_EMS / Math.max(columns, rows)) * em));
    PaintedCells made =
        new PaintedCells(
            WidgetStyle.of(shell),
            rows,
            columns,
            next.size(),
            side,
            Messages.text("breaking.kernel"),
            this);
    made.pane().setId("breaking-kernel");
    place.getChildren().setAll(made.pane());
    return made;
  }

  private void paint(Weights weights) {
    KernelSlice now = slice;
    if (now != null && cells != null) {
      cells.show(weights.of(now.layer()).kernel(), now.from(), scale);
    }
  }

  @Override
  public void paint(int cell, int sign) {
    KernelSlice now = slice;
    Model model = broken.now();
    if (now == null || model == null) {
      return;
    }
    broken.steps().showOpened(false);
    Weights from = painted == null ? model.weights() : painted;
    Weights next = WeightEdits.added(from, now, cell, sign * AMOUNT * reach);
    painted = next;
    paint(next);
    broken.preview(next);
  }

  @Override
  public void lift() {
    Weights done = painted;
    KernelSlice now = slice;
    Model model = broken.now();
    painted = null;
    if (done != null && now != null && model != null) {
      broken.change(
          Messages.text(
              "breaking.did-paint", NeuronNames.unit(model.spec(), now.layer(), now.unit())),
          before -> done);
    }
  }
}
