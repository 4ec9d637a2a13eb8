package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.Boards;
import io.github.convoscope.ui.neuron.Box;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.PanelPlace;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the panel of the chosen neuron in the scene: its numbers follow the drawing, its place the
 * camera, and a thin line leads to the cell. There is none while the answer is hidden, in step
 * mode, for neurons that are not seen, and where it would cover layers: the card has the same
 * numbers. Only who asks for it has it there too. JavaFX thread.
 */
final class PatchView extends Pane {
  /** Pixels between the panel and what covers the scene. */
  private static final double MARGIN = 8;

  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final BooleanProperty on;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObservableBooleanValue stepping;
  private final PanelPlace place = new PanelPlace();
  private final Line leader = new Line();
  private final PatchLinks links;
  private @Nullable PatchPanel panel;

  /** True after the user asked for the panel: it stands there even where it covers layers. */
  private boolean forced;

  /** True while {@link #wanted} is told what is seen. */
  private boolean telling;

  /** The neuron whose panel the user closed. */
  private @Nullable Neuron closed;

  /** The size so far: it grows with its numbers, and does not shrink with them. */
  private double width;

  private double height;

  /** False after its numbers have changed: laying out text takes long, and pulses are many. */
  private boolean measured;

  PatchView(Shell shell, BooleanProperty on) {
    this.shell = shell;
    this.on = on;
    workspace = shell.workspace();
    view = NeuronView.of(workspace);
    stepping = shell.commands().active(Context.STEPPING);
    links = new PatchLinks(workspace.hovered()::set, workspace::follow);
    setPickOnBounds(false);
    leader.getStyleClass().add("patch-leader");
    leader.setManaged(false);
    leader.setMouseTransparent(true);
    leader.setVisible(false);
    getChildren().add(leader);
    workspace.chosen().addListener(changed -> renew());
    wanted.set(on.get());
    wanted.addListener((observed, before, now) -> ask(now));
    shell.em().addListener(changed -> renew());
    shell.colours().addListener(changed -> renew());
    workspace.updates().onThrottledUpdate(this::show);
    view.comparison().addListener(changed -> show());
    shell.onPulse(this::arrange);
  }

  /** Whether the panel is to be seen; setting it shows the panel even where it covers layers. */
  BooleanProperty wanted() {
    return wanted;
  }

  /** Follows a user who asks for the panel, or takes it away. */
  private void ask(boolean now) {
    if (!telling) {
      forced = now;
      on.set(now);
      renew();
    }
  }

  /** A panel without room is not seen, so that the command means to show it. */
  private void tell() {
    PatchPanel shown = panel;
    telling = true;
    wanted.set(on.get() && (shown == null || shown.isVisible() || isHidden()));
    telling = false;
  }

  /** Makes the panel of the chosen neuron. */
  private void renew() {
    Neuron neuron = workspace.chosen().get();
    Model model = workspace.model().get();
    PatchPanel before = panel;
    if (before != null) {
      getChildren().remove(before);
      panel = null;
    }
    if (before == null || !before.inputs().neuron().equals(neuron)) {
      place.forget();
    }
    if (neuron == null || !neuron.equals(closed)) {
      closed = null;
    }
    if (neuron != null && model != null && on.get() && closed == null) {
      NeuronInputs inputs = NeuronInputs.of(model.spec(), model.weights(), neuron);
      PatchBody body = PatchBody.of(inputs, WidgetStyle.of(shell), links, view.pictureColours());
      if (body != null) {
        PatchPanel made = new PatchPanel(inputs, body, links, () -> close(neuron));
        made.setManaged(false);
        made.setVisible(false);
        measured = false;
        width = 0;
        height = 0;
        panel = made;
        getChildren().add(made);
        show();
      }
    }
    arrange();
  }

  private void close(Neuron neuron) {
    closed = neuron;
    renew();
  }

  private void show() {
    PatchPanel shown = panel;
    LiveFrame frame = view.shownFrame();
    LiveFrame newest = workspace.frame().get();
    if (shown == null || frame == null || newest == null || isHidden()) {
      return;
    }
    Arithmetic now = arithmetic(shown.inputs(), frame);
    measured = false;
    LiveFrame a = view.comparedWith();
    NeuronColours colours =
        NeuronColours.of(
            shown.inputs(),
            workspace.settings().colours(),
            layer -> view.activationScale(newest, layer));
    if (a == null) {
      shown.show(now, colours, false);
    } else {
      shown.show(
          Arithmetic.between(arithmetic(shown.inputs(), a), now),
          colours.forDifferences(workspace.settings().colours()),
          true);
    }
  }

  private static Arithmetic arithmetic(NeuronInputs inputs, LiveFrame frame) {
    return Arithmetic.of(inputs, frame.activations(), 0, frame.request().clamped());
  }

  private boolean isHidden() {
    return stepping.get() || workspace.isAnswerHidden() || workspace.frame().get() == null;
  }

  /** Moves the panel to where the camera sees its neuron; called at every pulse. */
  private void arrange() {
    PatchPanel shown = panel;
    if (shown == null) {
      leader.setVisible(false);
      tell();
      return;
    }
    NetworkScene scene = scene();
    Neuron neuron = shown.inputs().neuron();
    Box at = null;
    if (scene != null
        && !isHidden()
        && scene.isLayerVisible(neuron.layer())
        && !scene.isClosed(neuron.layer())) {
      measure(shown);
      Point2D cell = scene.position(neuron);
      Box free = free(scene);
      double x = free.nearestX(cell.getX());
      double y = free.nearestY(cell.getY());
      at = place.find(free, boards(scene, shown.inputs()), x, y, width, height, forced);
      if (at != null) {
        shown.resizeRelocate(at.left(), at.top(), at.width(), at.height());
        lead(at, cell);
      }
    }
    boolean wasVisible = shown.isVisible();
    shown.setVisible(at != null);
    leader.setVisible(at != null);
    tell();
    if (at != null && !wasVisible) {
      show();
    }
  }

  /** The layer of the neuron and those that it reads must be seen most. */
  private static List<Box> boards(NetworkScene scene, NeuronInputs inputs) {
    LayerSpec own = inputs.spec().layer(inputs.neuron().layer());
    return Boards.of(scene, layer -> layer == own.index() || own.inputs().contains(layer));
  }

  private @Nullable NetworkScene scene() {
    for (Node node : shell.centre()) {
      if (node instanceof NetworkScene scene) {
        return scene;
      }
    }
    return null;
  }

  private void measure(PatchPanel shown) {
    if (measured) {
      return;
    }
    measured = true;
    shown.applyCss();
    width = Math.max(width, Math.ceil(shown.prefWidth(-1)));
    height = Math.max(height, Math.ceil(shown.prefHeight(width)));
  }

  /** The part of the scene that pad, panels, legend and the lines above it leave free. */
  private Box free(NetworkScene scene) {
    Bounds viewport = scene.viewport().getBoundsInParent();
    double bottom = viewport.getMaxY();
    for (Node node : shell.centre()) {
      if (node.isVisible() && node.getStyleClass().contains("scene-foot")) {
        bottom = Math.min(bottom, node.getBoundsInParent().getMinY());
      }
    }
    return new Box(
        viewport.getMinX() + MARGIN,
        viewport.getMinY() + MARGIN,
        Math.max(0, viewport.getWidth() - 2 * MARGIN),
        Math.max(0, bottom - viewport.getMinY() - 2 * MARGIN));
  }

  private void lead(Box at, Point2D cell) {
    leader.setStartX(cell.getX());
    leader.setStartY(cell.getY());
    leader.setEndX(at.nearestX(cell.getX()));
    leader.setEndY(at.nearestY(cell.getY()));
  }
}
