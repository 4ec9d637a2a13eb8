package io.github.convoscope.ui.whatif;

import io.github.convoscope.colour.ColourScale;
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
import io.github.convoscope.ui.neuron.SignedNumbers;
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
 * Lists the units that are held, each with its undo, and says what that changes in the answer; open
 * while a unit is held. JavaFX thread.
 */
public final class WhatIfPanel {
  private static final int ORDER = 40;
  private static final int LISTED = 5;

  /** A smaller change of a probability is written as 0.0 %. */
  private static final float SEEN = 0.0005f;

  private static final int OVERLAY_ORDER = 20;

  private static final String LANE = "card.what-if";

  private final Shell shell;
  private final Workspace workspace;
  private final WhatIf whatIf;
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private final VBox rows = new VBox();
  private final VBox effect = new VBox();
  private final BooleanProperty inScene = new SimpleBooleanProperty(true);
  private @Nullable SidePanel panel;

  public WhatIfPanel(Shell shell, WhatIf whatIf) {
    this.shell = shell;
    this.whatIf = whatIf;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    workspace.held().addListener(changed -> list());
    workspace.painter().addListener(changed -> showInScene());
    inScene.addListener(changed -> showInScene());
    workspace.frame().addListener(changed -> ask());
  }

  private void list() {
    List<Clamp> clamps = workspace.held().get().clamps();
    Model model = workspace.model().get();
    if (clamps.isEmpty() || model == null) {
      if (panel != null) {
        shell.host().hide(panel);
      }
    } else {
      rows.getChildren().setAll(clamps.stream().map(clamp -> row(model, clamp)).toList());
      SidePanel shown = panel;
      if (shown == null) {
        shown = new SidePanel("what-if", ORDER, content(), whatIf::freeAll);
        panel = shown;
      }
      shell.host().show(shown);
    }
    showInScene();
  }

  private Node content() {
    Label title = new Label(Messages.text("card.what-if"));
    title.getStyleClass().add("panel-title");
    Hyperlink all = new Hyperlink(Messages.text("card.free-all"));
    all.setOnAction(event -> whatIf.freeAll());
    Label heading = new Label(Messages.text("card.effect"));
    heading.getStyleClass().addAll("heading", "card-heading");
    CheckBox box = new CheckBox(Messages.text("card.difference-in-scene"));
    box.selectedProperty().bindBidirectional(inScene);
    VBox content = new VBox(title, rows, all, heading, effect, box);
    content.getStyleClass().addAll("neuron-card", "what-if");
    return content;
  }

  private Node row(Model model, Clamp clamp) {
    Label name = new Label(NeuronNames.unit(model.spec(), clamp.layer(), clamp.channel()));
    Label value =
        new Label(
            clamp.value() == 0
                ? Messages.text("card.is-off")
                : Messages.text("card.held-at", ArithmeticNumbers.plain(clamp.value())));
    value.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button undo = new Button(null, new FontIcon("fth-rotate-ccw"));
    undo.getStyleClass().addAll("tool", "flat", "close");
    undo.setAccessibleText(Messages.text("card.free", name.getText()));
    LazyTooltips.put(undo, Messages.text("card.free", name.getText()));
    undo.setOnAction(event -> whatIf.free(clamp.layer(), clamp.channel()));
    HBox row = new HBox(name, value, space, undo);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("what-if-row");
    return row;
  }

  private void showInScene() {
    Interventions held = workspace.held().get();
    Model model = workspace.model().get();
    FramePainter painter = workspace.painter().get();
    if (held.isEmpty() || model == null || painter == null || !inScene.get()) {
      overlay.clear();
      return;
    }
    overlay.showValues(WhatIfScene.of(model, held.clamps(), layer -> differences(painter, layer)));
  }

  /** Differences on a symmetric scale that reaches as far as the layer's own. */
  public static ColourScale differences(FramePainter painter, int layer) {
    ColourScale own = painter.scale(layer, 0);
    return ColourScale.symmetric(
        painter.palette().diverging(), Math.max(Math.abs(own.low()), Math.abs(own.high())));
  }

  /** Asks what the answer would be with all units free. */
  private void ask() {
    LiveFrame frame = workspace.frame().get();
    if (frame == null || workspace.held().get().isEmpty()) {
      return;
    }
    float[] input = frame.input().clone();
    float[] held = frame.probabilities().clone();
    workspace
        .explainer()
        .refresh(
            LANE,
            (engine, progress) -> {
              Activations free = new Activations(engine.spec(), 1);
              engine.forward(input, free);
              return free.output();
            },
            free -> show(frame.spec().labels(), free, held));
  }

  /** The classes whose probability changes most, from free to held. */
  private void show(List<String> labels, float[] free, float[] held) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < free.length; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Float.compare(Math.abs(held[b] - free[b]), Math.abs(held[a] - free[a])));
    List<Node> lines = new ArrayList<>();
    for (int i : order.subList(0, Math.min(LISTED, order.size()))) {
      if (Math.abs(held[i] - free[i]) < SEEN) {
        break;
      }
      Label label = new Label(labels.get(i));
      label.getStyleClass().add("effect-class");
      Label change =
          new Label(
              Messages.text(
                  "card.from-to",
                  ArithmeticNumbers.percent(free[i]),
                  ArithmeticNumbers.percent(held[i])));
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      Label difference = new Label();
      difference.getStyleClass().add("patch-sum");
      SignedNumbers.showPercent(difference, held[i] - free[i]);
      lines.add(new HBox(label, change, space, difference));
    }
    if (lines.isEmpty()) {
      Label none = new Label(Messages.text("card.no-effect"));
      none.getStyleClass().add("muted");
      lines.add(none);
    }
    effect.getChildren().setAll(lines);
  }
}
