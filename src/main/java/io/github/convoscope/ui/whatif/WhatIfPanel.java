package io.github.convoscope.ui.whatif;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.UnitClamps;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lists the clamped units, and shows their effect on the answer and in the scene. The panel is open
 * while a unit is clamped. JavaFX thread.
 */
final class WhatIfPanel {
  private static final int ORDER = 40;

  /** Number of classes that are listed. */
  private static final int LISTED_CLASSES = 5;

  private static final int OVERLAY_ORDER = 20;

  private static final String LANE = "whatif";

  private final Shell shell;
  private final Workspace workspace;
  private final UnitClamps clamps;
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private final VBox rows = new VBox();
  private final VBox effect = new VBox();
  private final BooleanProperty inScene = new SimpleBooleanProperty(true);
  private @Nullable SidePanel panel;

  WhatIfPanel(Shell shell, UnitClamps clamps) {
    this.shell = shell;
    this.clamps = clamps;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    workspace.clamped().addListener(changed -> list());
    workspace.painter().addListener(changed -> showInScene());
    inScene.addListener(changed -> showInScene());
    workspace.frame().addListener(changed -> compute());
  }

  private void list() {
    List<Clamp> clamped = workspace.clamped().get().clamps();
    Model model = workspace.model().get();
    if (clamped.isEmpty() || model == null) {
      if (panel != null) {
        shell.host().hide(panel);
      }
    } else {
      rows.getChildren().setAll(clamped.stream().map(clamp -> row(model, clamp)).toList());
      SidePanel shown = panel;
      if (shown == null) {
        shown = new SidePanel("what-if", ORDER, content(), clamps::releaseAll);
        panel = shown;
      }
      shell.host().show(shown);
    }
    showInScene();
  }

  private Node content() {
    Label title = new Label(Messages.text("whatif.title"));
    title.getStyleClass().add("panel-title");
    Hyperlink all = new Hyperlink(Messages.text("whatif.release-all"));
    all.setOnAction(event -> clamps.releaseAll());
    Label heading = new Label(Messages.text("whatif.effect"));
    heading.getStyleClass().addAll("heading", "part-heading");
    heading.setWrapText(true);
    CheckBox box = new CheckBox(Messages.text("whatif.in-scene"));
    box.selectedProperty().bindBidirectional(inScene);
    VBox content = new VBox(title, rows, all, heading, effect, box);
    content.getStyleClass().addAll("neuron-panel", "what-if");
    return content;
  }

  private Node row(Model model, Clamp clamp) {
    Label name = new Label(NeuronNames.unit(model.spec(), clamp.layer(), clamp.channel()));
    Label value =
        new Label(
            clamp.value() == 0
                ? Messages.text("neuron.off")
                : Messages.text("neuron.fixed-at", ArithmeticNumbers.plain(clamp.value())));
    value.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button undo = new Button(null, new FontIcon("fth-rotate-ccw"));
    undo.getStyleClass().addAll("tool", "flat", "close");
    undo.setAccessibleText(Messages.text("whatif.release", name.getText()));
    LazyTooltips.put(undo, Messages.text("whatif.release", name.getText()));
    undo.setOnAction(event -> clamps.release(clamp.layer(), clamp.channel()));
    HBox row = new HBox(name, value, space, undo);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("what-if-row");
    return row;
  }

  private void showInScene() {
    Interventions clamped = workspace.clamped().get();
    Model model = workspace.model().get();
    FramePainter painter = workspace.painter().get();
    if (clamped.isEmpty() || model == null || painter == null || !inScene.get()) {
      overlay.clear();
      return;
    }
    overlay.showValues(
        ClampEffect.of(
            model, clamped.clamps(), layer -> NeuronColours.differences(painter, layer)));
  }

  /** Computes the answer with all units free, and shows the difference. */
  private void compute() {
    LiveFrame frame = workspace.frame().get();
    if (frame == null || workspace.clamped().get().isEmpty()) {
      return;
    }
    float[] input = frame.input().clone();
    float[] clamped = frame.probabilities().clone();
    workspace
        .explainer()
        .refresh(
            LANE,
            (engine, progress) -> {
              Activations free = new Activations(engine.spec(), 1);
              engine.forward(input, free);
              return free.output();
            },
            free -> show(frame.spec().labels(), free, clamped));
  }

  /** Lists the classes whose probabilities change most. */
  private void show(List<String> labels, float[] free, float[] clamped) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < free.length; i++) {
      order.add(i);
    }
    order.sort(
        (a, b) -> Float.compare(Math.abs(clamped[b] - free[b]), Math.abs(clamped[a] - free[a])));
    List<Node> lines = new ArrayList<>();
    for (int i : order.subList(0, Math.min(LISTED_CLASSES, order.size()))) {
      if (SignedNumbers.rounded(clamped[i] - free[i]) == 0) {
        break;
      }
      Label label = new Label(labels.get(i));
      label.getStyleClass().add("effect-class");
      Label change =
          new Label(
              Messages.text(
                  "whatif.from-to",
                  ArithmeticNumbers.percent(free[i]),
                  ArithmeticNumbers.percent(clamped[i])));
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      Label difference = new Label();
      difference.getStyleClass().add("signed-number");
      SignedNumbers.showPercent(difference, clamped[i] - free[i]);
      lines.add(new HBox(label, change, space, difference));
    }
    if (lines.isEmpty()) {
      Label none = new Label(Messages.text("whatif.no-effect"));
      none.getStyleClass().add("muted");
      lines.add(none);
    }
    effect.getChildren().setAll(lines);
  }
}
