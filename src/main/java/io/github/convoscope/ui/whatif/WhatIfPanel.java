package io.github.convoscope.ui.whatif;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
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
  /** Below all cards: their switches stay where they are. */
  private static final int ORDER = 800;

  private static final int OVERLAY_ORDER = 20;

  private static final String LANE = "whatif";

  private final Shell shell;
  private final Workspace workspace;
  private final UnitClamps clamps;
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private final VBox rows = new VBox();
  private final EffectTable effect = new EffectTable();
  private final ChangeScales scales = new ChangeScales();
  private final BooleanProperty inScene = new SimpleBooleanProperty();
  private @Nullable SidePanel panel;

  WhatIfPanel(Shell shell, UnitClamps clamps) {
    this.shell = shell;
    this.clamps = clamps;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    workspace.clamped().addListener(changed -> list());
    workspace.painter().addListener(changed -> showInScene());
    inScene.addListener(
        changed -> {
          showInScene();
          compute();
        });
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
      if (isInPanel(shell.scene().getFocusOwner())) {
        // The switch or slider that is in use stays where it is.
        shell.host().showBehind(shown);
      } else {
        shell.host().show(shown);
      }
    }
    showInScene();
  }

  private static boolean isInPanel(@Nullable Node focused) {
    for (Node at = focused; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("panel-place")) {
        return true;
      }
    }
    return false;
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
    box.setId("what-if-in-scene");
    box.selectedProperty().bindBidirectional(inScene);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(title, space, effect.summary());
    line.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(line, rows, all, heading, effect.node(), box);
    content.getStyleClass().addAll("neuron-panel", "what-if");
    return content;
  }

  private Node row(Model model, Clamp clamp) {
    Label name = new Label(NeuronNames.unit(model.spec(), clamp.layer(), clamp.channel()));
    Label value = new Label(UnitClamps.words(model.spec(), clamp.layer(), clamp.value()));
    value.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button undo = new Button(null, new FontIcon("fth-rotate-ccw"));
    undo.getStyleClass().addAll("tool", "flat", "close");
    undo.setAccessibleText(Messages.text("whatif.release", name.getText()));
    LazyTooltips.put(undo, Messages.text("whatif.release", name.getText()));
    undo.setOnAction(event -> clamps.release(clamp.layer(), clamp.channel()));
    if (clamp.layer() == model.spec().output().index()) {
      LazyTooltips.put(value, Messages.text("neuron.off-logit.help"));
    }
    HBox row = new HBox(name, value, space, undo);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("what-if-row");
    return row;
  }

  private void showInScene() {
    Interventions clamped = workspace.clamped().get();
    Model model = workspace.model().get();
    FramePainter painter = workspace.painter().get();
    if (clamped.clamps().isEmpty() || model == null || painter == null || !inScene.get()) {
      overlay.clear();
      return;
    }
    overlay.showValues(
        ClampEffect.of(model, clamped.clamps(), layer -> scales.of(painter.palette(), layer)));
  }

  /** Computes the answer with all units free, and shows the difference. */
  private void compute() {
    LiveFrame frame = workspace.frame().get();
    if (frame == null || workspace.clamped().get().clamps().isEmpty()) {
      return;
    }
    float[] input = frame.input().clone();
    NetworkSpec spec = frame.spec();
    int depth = spec.depth();
    List<float[]> clamped = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      clamped.add(inScene.get() ? frame.activations().after(layer).clone() : new float[0]);
    }
    ClampedAnswer.Side now =
        new ClampedAnswer.Side(frame.activations().logits().clone(), frame.probabilities().clone());
    workspace
        .explainer()
        .refresh(
            LANE,
            (engine, progress) -> {
              Activations free = new Activations(engine.spec(), 1);
              engine.forward(input, free);
              float[] reaches = new float[depth];
              for (int layer = 0; layer < depth; layer++) {
                reaches[layer] = largestChange(free.after(layer), clamped.get(layer));
              }
              return new Effect(
                  new ClampedAnswer(
                      spec.labels(),
                      new ClampedAnswer.Side(free.logits(), free.probabilities()),
                      now),
                  reaches);
            },
            this::show);
  }

  /** What the clamped units do to the answer, and the largest change in each layer. */
  private record Effect(ClampedAnswer answer, float[] reaches) {}

  private static float largestChange(float[] free, float[] clamped) {
    float largest = 0;
    for (int i = 0; i < clamped.length; i++) {
      largest = Math.max(largest, Math.abs(clamped[i] - free[i]));
    }
    return largest;
  }

  private void show(Effect found) {
    effect.show(found.answer());
    if (inScene.get() && scales.follow(found.reaches())) {
      showInScene();
    }
  }
}
