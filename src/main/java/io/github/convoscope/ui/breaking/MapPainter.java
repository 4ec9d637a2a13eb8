package io.github.convoscope.ui.breaking;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pinned unit's feature map; what the user paints on it holds, and later layers compute
 * with it. JavaFX thread.
 */
final class MapPainter implements PaintedCells.Brush {
  private static final double ROOM_EMS = 8;
  private static final double MOST_EMS = 1.2;

  private final Shell shell;
  private final Workspace workspace;
  private final StackPane place = new StackPane();
  private final Label state = new Label();
  private final Button release = new Button(Messages.text("breaking.release"));
  private final VBox map;
  private final FlowPane painted;
  private @Nullable PaintedCells cells;
  private @Nullable Neuron unit;
  private @Nullable Shape shape;

  MapPainter(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    place.setAlignment(Pos.CENTER_LEFT);
    state.setId("breaking-painted");
    release.setId("breaking-release");
    release.setOnAction(event -> set(List.of()));
    painted = Ems.flow(0.62, 0.31, state, release);
    painted.setRowValignment(VPos.CENTER);
    painted.managedProperty().bind(painted.visibleProperty());
    map = Ems.column(0.31, place);
    workspace.clamped().subscribe(now -> tell());
  }

  /** The map. */
  Node node() {
    return map;
  }

  /** How much is painted, and the button that gives all neurons their own values again. */
  Node painted() {
    return painted;
  }

  /** True while there is a map to paint on. */
  boolean isShown() {
    return unit != null;
  }

  /** Shows the map of a unit. */
  void show(NetworkSpec spec, int layer, int channel) {
    Shape its = spec.layer(layer).shape();
    boolean paintable = layer > 0 && layer < spec.output().index() && its.mapSize() > 1;
    map.setVisible(paintable);
    map.setManaged(paintable);
    if (!paintable) {
      unit = null;
      return;
    }
    unit = new Neuron(layer, channel, 0, 0);
    if (!its.equals(shape) || cells == null) {
      shape = its;
      cells = made(its);
    }
    follow();
  }

  /** Shows no map. */
  void clear() {
    unit = null;
    map.setVisible(false);
    map.setManaged(false);
  }

  /** Makes everything anew, in another size or in other colours. */
  void renew() {
    cells = null;
  }

  private PaintedCells made(Shape its) {
    double em = shell.em().get();
    double longest = Math.max(its.rows(), its.columns());
    double side = Math.max(2, Math.floor(Math.min(MOST_EMS, ROOM_EMS / longest) * em));
    PaintedCells made =
        new PaintedCells(
            WidgetStyle.of(shell),
            its.rows(),
            its.columns(),
            its.mapSize(),
            side,
            Messages.text("breaking.activations"),
            this);
    made.pane().setId("breaking-activations");
    place.getChildren().setAll(made.pane());
    return made;
  }

  /** Shows the values of the newest frame. */
  void follow() {
    LiveFrame frame = workspace.frame().get();
    FramePainter painter = workspace.painter().get();
    Neuron its = unit;
    Shape of = shape;
    if (frame == null || painter == null || its == null || of == null || cells == null) {
      return;
    }
    if (its.layer() < frame.spec().depth() && frame.spec().layer(its.layer()).shape().equals(of)) {
      cells.show(
          frame.activations().after(its.layer()),
          its.channel() * of.mapSize(),
          painter.scale(its.layer(), its.channel()));
    }
  }

  @Override
  public void paint(int cell, int sign) {
    FramePainter painter = workspace.painter().get();
    Neuron its = unit;
    Shape of = shape;
    if (painter == null || its == null || of == null) {
      return;
    }
    ColourScale scale = painter.scale(its.layer(), its.channel());
    float value = sign > 0 ? scale.high() : Math.max(0, scale.low());
    int index = its.channel() * of.mapSize() + cell;
    List<Interventions.Cell> all = new ArrayList<>(workspace.clamped().get().cells());
    all.removeIf(other -> other.layer() == its.layer() && other.index() == index);
    all.add(new Interventions.Cell(its.layer(), index, value));
    set(all);
  }

  @Override
  public void lift() {}

  private void set(List<Interventions.Cell> values) {
    workspace.clamped().set(new Interventions(workspace.clamped().get().clamps(), values));
  }

  private void tell() {
    int count = workspace.clamped().get().cells().size();
    state.setText(Messages.text("breaking.painted", String.valueOf(count)));
    painted.setVisible(count > 0);
  }
}
