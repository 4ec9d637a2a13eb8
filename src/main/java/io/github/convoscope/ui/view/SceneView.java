package io.github.convoscope.ui.view;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.Reveal;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.Smoothing;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneButton;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.platform.PlatformParts;
import io.github.convoscope.ui.platform.RenderingPipeline;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the scene in step with the workspace: one {@link NetworkScene} for each network that is
 * opened. JavaFX thread.
 */
final class SceneView {
  /** Height kept free for each line of what stands above the legend, in ems. */
  private static final double LINE_EMS = 1.4;

  /** Width of that text in one line, in ems. */
  private static final double TEXT_EMS = 48;

  /** Width of the buttons beside it, with a gap. */
  private static final double BUTTON_EMS = SceneButton.ROOM_EMS + 1.5;

  /** Width in which it is never broken further. */
  private static final double NARROWEST_EMS = 12;

  private final Shell shell;
  private final Workspace workspace;
  private final ReadOnlyObjectWrapper<@Nullable NetworkScene> scene = new ReadOnlyObjectWrapper<>();
  private final SceneLegend legend;
  private final RememberedViews views = new RememberedViews();

  /** The network of the scene. */
  private @Nullable Model shown;

  /** Stands there until the first network is open. */
  private final Label waiting = new Label(Messages.text("view.waiting"));

  /** Has only what is seen painted: closed layers as summaries. Lies below all other overlays. */
  private final SceneOverlay closedLayers = SceneOverlay.over(Integer.MIN_VALUE);

  /** True while a click is handled that adds a pin instead of replacing all others. */
  private boolean addsPin;

  private final HoverTag tag;

  SceneView(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    legend = new SceneLegend(shell);
    updateLook();
    waiting.getStyleClass().add("muted");
    waiting.setMouseTransparent(true);
    waiting.setId("scene-waiting");
    shell.centre().add(0, waiting);
    workspace.overlays().register(closedLayers);
    PlatformParts.get()
        .copies()
        .install(
            shell.scene(),
            () -> {
              NetworkScene now = scene.get();
              return now == null ? List.of() : now.pictures();
            });
    tag = new HoverTag(shell, scene.getReadOnlyProperty());
    workspace
        .frame()
        .addListener(
            (observed, before, frame) -> {
              if (frame != null) {
                show(frame);
              }
            });
    workspace
        .overlays()
        .marks()
        .addListener(
            (observed, before, marks) -> {
              NetworkScene now = scene.get();
              if (now != null) {
                now.setMarks(marks);
              }
            });
    workspace
        .answerPart()
        .addListener(
            (observed, before, part) -> {
              LiveFrame frame = workspace.frame().get();
              if (frame != null && (before.doubleValue() < 1) != (part.doubleValue() < 1)) {
                show(frame);
              }
            });
    NeuronView compared = NeuronView.of(workspace);
    compared.comparison().addListener(changed -> showWinner());
    compared.reference().addListener(changed -> showWinner());
    workspace.chosen().addListener(changed -> forgetPointer());
    workspace.overlays().pictures().addListener(changed -> updatePictures());
    workspace.settings().projector().addListener(changed -> updateLook());
    workspace.settings().light().addListener(changed -> updateLook());
    workspace.settings().arrangementName().addListener(changed -> rearrange());
    workspace.settings().reliefName().addListener(changed -> updateRelief());
    shell.em().addListener(changed -> updatePadding());
    shell
        .covered()
        .addListener(
            changed -> {
              forgetPointer();
              updatePadding();
            });
    workspace.settings().antialiasing().addListener(changed -> rebuild());
  }

  /** The scene, or null before the first network is open. */
  ReadOnlyObjectProperty<@Nullable NetworkScene> scene() {
    return scene.getReadOnlyProperty();
  }

  /** Shows a network in a new scene. */
  void show(Model model) {
    Model left = shown;
    NetworkScene leftScene = scene.get();
    if (left != null && leftScene != null) {
      views.keep(left, leftScene);
    }
    shown = model;
    NetworkScene next =
        new NetworkScene(
            NetworkLayout.of(model.spec(), views.open(model), workspace.settings().arrangement()),
            smoothing());
    views.restore(model, next);
    next.camera().reducedMotionProperty().bind(workspace.settings().reducedMotion());
    next.hoveredProperty()
        .addListener((observed, before, neuron) -> workspace.hovered().set(neuron));
    next.setOnNeuronClicked(this::clicked);
    next.setOnEdgeClicked(this::otherEnd, workspace::follow);
    next.setMenu((cell, x, y) -> NeuronMenu.of(shell, next, cell).show(next, x, y));
    next.networkLayoutProperty().addListener(changed -> updateClosed(next));
    next.hoveredClosedProperty()
        .addListener(
            (observed, before, layer) -> {
              legend.setPointedLayer(layer.intValue());
              tag.pointAtClosed(layer.intValue());
            });
    next.setRelief(workspace.settings().relief().strength());
    next.setFocusTraversable(true);
    // The window has the same, and each pixel costs time.
    next.setBackground(null);
    next.setId("scene");
    next.setAccessibleText(Messages.text("view.scene", model.spec().name()));
    next.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> next.requestFocus());
    next.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> addsPin = event.isShiftDown() || event.isShortcutDown());
    next.addEventFilter(MouseEvent.MOUSE_MOVED, event -> tag.pointerAt(event.getX(), event.getY()));
    next.focusedProperty()
        .addListener((observed, before, now) -> shell.commands().active(Context.SCENE).set(now));
    NetworkScene last = scene.get();
    scene.set(next);
    NeuronView.of(workspace).layout().bind(next.networkLayoutProperty());
    workspace.updates().afterPainting(next::prepare);
    next.camera()
        .flownToProperty()
        .addListener((observed, before, layer) -> legend.setVisitedLayer(layer.intValue()));
    legend.setVisitedLayer(next.camera().flownToProperty().get());
    if (!next.isDeep()) {
      workspace.notices().tell(Message.of("view.no-3d"));
    }
    updateLook();
    closedLayers.show(SceneMarks.closed(next.networkLayout().open().closed()));
    next.setMarks(workspace.overlays().marks().get());
    updatePictures();
    // Other features have nodes there too.
    shell
        .centre()
        .removeIf(node -> node == last || node == legend || node == tag || node == waiting);
    shell.centre().addAll(0, List.of(next, legend, tag));
    updatePadding();
  }

  /** A graphics card draws smooth edges at no cost. */
  private Smoothing smoothing() {
    return workspace.settings().antialiasing().get() || RenderingPipeline.usesCard()
        ? Smoothing.ALWAYS
        : Smoothing.AT_REST;
  }

  private void rearrange() {
    NetworkScene now = scene.get();
    if (now != null) {
      forgetPointer();
      now.setArrangement(workspace.settings().arrangement());
    }
  }

  private void updateRelief() {
    NetworkScene now = scene.get();
    if (now != null) {
      now.setRelief(workspace.settings().relief().strength());
    }
  }

  /** Paints the frame that is shown once more, as a computed one may take long. */
  private void updateClosed(NetworkScene changed) {
    closedLayers.show(SceneMarks.closed(changed.networkLayout().open().closed()));
    LiveFrame frame = workspace.frame().get();
    FramePainter painter = workspace.painter().get();
    if (frame != null && painter != null && changed == scene.get()) {
      SceneMarks marks = workspace.overlays().marks().get();
      painter.paint(frame.activations(), 0, marks.emphasis(), marks.closed(), frame.colours());
      Reveal reveal = marks.reveal();
      if (reveal != null) {
        reveal.apply(painter, frame.activations(), marks.closed(), frame.colours());
      }
      Platform.runLater(() -> showAgain(frame));
    }
  }

  private void showAgain(LiveFrame frame) {
    if (frame == workspace.frame().get()) {
      show(frame);
    }
  }

  /** Hovers nothing until the pointer moves: the scene has moved below it. */
  private void forgetPointer() {
    workspace.hovered().set(null);
    NetworkScene now = scene.get();
    if (now != null) {
      now.forgetPointer();
    }
  }

  private void updatePictures() {
    NetworkScene now = scene.get();
    if (now != null) {
      now.setPictures(workspace.overlays().pictures().get());
    }
  }

  private void rebuild() {
    Model model = workspace.model().get();
    if (model != null) {
      show(model);
      LiveFrame frame = workspace.frame().get();
      if (frame != null) {
        show(frame);
      }
    }
  }

  private void show(LiveFrame frame) {
    NetworkScene now = scene.get();
    if (now != null && now.networkLayout().spec() == frame.spec()) {
      now.show(frame.colours());
      now.setWinner(winner());
    }
  }

  private void showWinner() {
    NetworkScene now = scene.get();
    if (now != null) {
      now.setWinner(winner());
    }
  }

  /** The answer to the drawing that the scene shows; −1 where it shows the difference of two. */
  private int winner() {
    NeuronView shown = NeuronView.of(workspace);
    LiveFrame frame = shown.comparedWith() == null ? shown.shownFrame() : null;
    boolean named = frame != null && frame.answered() && !workspace.isAnswerHidden();
    return named && frame != null ? frame.answer() : -1;
  }

  private void clicked(@Nullable Neuron neuron) {
    if (neuron == null) {
      unpin();
      return;
    }
    if (addsPin) {
      workspace.pinAlso(neuron);
    } else {
      workspace.pin(neuron);
    }
    bringInputsIntoView(neuron);
  }

  /** A click beside all neurons ends what a click on one began; step mode keeps its neuron. */
  private void unpin() {
    Neuron chosen = workspace.chosen().get();
    if (chosen != null && NeuronView.of(workspace).focus().get() == null) {
      workspace.pins().remove(chosen);
    }
  }

  /** Shows the neuron together with what feeds it; the neuron stays where it was clicked. */
  private void bringInputsIntoView(Neuron neuron) {
    NetworkScene now = scene.get();
    Model model = workspace.model().get();
    if (now == null || model == null) {
      return;
    }
    InputGroups groups = NeuronInputs.of(model.spec(), model.weights(), neuron).groups();
    List<Point> cells = new ArrayList<>();
    for (int term = 0; term < groups.terms(); term++) {
      int layer = groups.layerOfTerm(term);
      if (groups.source(term) != InputGroups.PADDING && !now.isClosed(layer)) {
        Neuron source = model.spec().layer(layer).shape().neuron(layer, groups.source(term));
        cells.add(now.networkLayout().place(layer).centre(source));
      }
    }
    now.camera().include(now.networkLayout().place(neuron.layer()).centre(neuron), cells);
  }

  /** The neuron that a click on an edge leads to. */
  private Neuron otherEnd(Edge edge) {
    return edge.to().equals(workspace.chosen().get()) ? edge.from() : edge.to();
  }

  private void updateLook() {
    NetworkScene now = scene.get();
    UserSettings settings = workspace.settings();
    if (now != null) {
      now.setLook(settings.light().get(), settings.projector().get());
    }
  }

  private void updatePadding() {
    NetworkScene now = scene.get();
    Insets covered = shell.covered().get();
    double em = shell.em().get();
    double wide =
        shell.scene().getRoot().getLayoutBounds().getWidth()
            - covered.getLeft()
            - covered.getRight();
    // For the usual number of lines: nothing moves when the text changes.
    double lines = Math.ceil(TEXT_EMS / Math.max(NARROWEST_EMS, wide / em - BUTTON_EMS));
    double below = covered.getBottom() + (SceneButton.ABOVE_LEGEND_EMS + lines * LINE_EMS) * em;
    if (now != null) {
      now.setPadding(new Insets(0, covered.getRight(), below, covered.getLeft()));
    }
    legend.keepClearOf(covered);
    StackPane.setMargin(waiting, covered);
  }
}
