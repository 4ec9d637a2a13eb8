package io.github.convoscope.ui.breaking;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.ModelKeeper;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.PanelParts;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.WeightSteps;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.WorkLine;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the shown network: the pinned unit's kernels and map can be painted on, and more; tells
 * how many digits it still reads. JavaFX thread.
 */
final class BreakingPanel {
  private static final int ORDER = 8;
  private static final int OVERLAY_ORDER = 22;
  private static final String LANE = "breaking";

  private final Shell shell;
  private final Workspace workspace;
  private final BrokenNetwork broken;
  private final KernelEditor editor;
  private final MapPainter map;
  private final BreakingTools tools;
  private final JudgedNetworks judged;
  private final AccuracyBars bars = new AccuracyBars();
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(OVERLAY_ORDER);
  private final Label unit = PanelParts.text("breaking-unit", "heading");
  private final Label hint = PanelParts.text("breaking-hint", "muted");
  private final Label newest = PanelParts.text("breaking-newest", "muted");
  private final Button undo = new Button(Messages.text("breaking.undo"));
  private final Button redo = new Button(Messages.text("breaking.redo"));
  private final Button heal = new Button(Messages.text("breaking.heal"));
  private final ToggleButton whole = new ToggleButton(Messages.text("breaking.show-whole"));
  private final CheckBox inScene = new CheckBox(Messages.text("breaking.in-scene"));
  private final Hyperlink keep = new Hyperlink(Messages.text("breaking.keep"));
  private final SidePanel panel;
  private @Nullable Model base;

  BreakingPanel(Shell shell, Path mnist) {
    this.shell = shell;
    workspace = shell.workspace();
    judged = new JudgedNetworks(mnist);
    broken = new BrokenNetwork(workspace);
    editor = new KernelEditor(shell, broken);
    map = new MapPainter(shell);
    tools = new BreakingTools(workspace, broken, editor);
    Label title = new Label(Messages.text("breaking.title"));
    title.getStyleClass().add("panel-title");
    WorkLine work = new WorkLine(workspace.requested(), "breaking-cancel", LANE);
    VBox content =
        Ems.column(
            0.62,
            title,
            bars.node(),
            work.node(),
            steps(),
            newest,
            unit,
            Ems.line(0.92, editor.kernel(), map.node()),
            editor.maps(),
            hint,
            map.painted(),
            tools.unit(),
            tools.all(),
            whole,
            inScene,
            keep);
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("breaking", ORDER, content, this::closed);
    workspace.overlays().register(overlay);
    workspace.chosen().addListener(changed -> follow());
    workspace.painter().addListener(changed -> recolour());
    shell.em().addListener(changed -> renew());
    shell.colours().addListener(changed -> renew());
    workspace.updates().onThrottledUpdate(map::follow);
    broken.steps().version().subscribe(this::changed);
    changed();
  }

  private FlowPane steps() {
    undo.setId("breaking-undo");
    undo.setOnAction(event -> broken.steps().undo());
    redo.setId("breaking-redo");
    redo.setOnAction(event -> broken.steps().redo());
    heal.setId("breaking-heal");
    heal.setOnAction(event -> broken.steps().undoAll());
    whole.setId("breaking-whole");
    whole.setOnAction(event -> broken.steps().showOpened(whole.isSelected()));
    inScene.setId("breaking-in-scene");
    inScene.setWrapText(true);
    inScene.selectedProperty().addListener(changed -> showInScene());
    keep.setId("breaking-keep");
    keep.setOnAction(event -> keep());
    return Ems.flow(0.46, 0.31, undo, redo, heal);
  }

  private boolean isOpen() {
    return shell.host().panels().contains(panel);
  }

  /** Opens the panel, for a neuron where there is one; closes it if it shows that already. */
  void open(@Nullable Neuron about) {
    boolean other = about != null && !about.equals(workspace.chosen().get());
    if (about != null && other) {
      workspace.pin(about);
    }
    if (isOpen() && !other) {
      shell.host().close(panel);
      return;
    }
    shell.host().show(panel);
    follow();
    judge();
  }

  private void closed() {
    workspace.requested().cancel(LANE);
    inScene.setSelected(false);
    broken.steps().showOpened(false);
  }

  private void changed() {
    WeightSteps steps = broken.steps();
    boolean isBroken = steps.canUndo();
    undo.setDisable(!isBroken);
    redo.setDisable(!steps.canRedo());
    heal.setDisable(!isBroken);
    whole.setDisable(!isBroken);
    whole.setSelected(steps.showsOpened());
    inScene.setDisable(!isBroken);
    keep.setDisable(!isBroken);
    newest.setText(broken.newest());
    // Its line stays: what is painted on must not move away under the pointer.
    newest.setVisible(isBroken);
    if (base != broken.whole()) {
      base = broken.whole();
      tools.reset();
    } else {
      // The cards of pinned neurons were made anew, but the user is at work here.
      shell.host().raise(panel);
    }
    follow();
    showInScene();
    judge();
  }

  private void renew() {
    editor.renew();
    map.renew();
    recolour();
  }

  private void recolour() {
    follow();
    showInScene();
  }

  /** Shows the pinned unit. */
  private void follow() {
    Model model = broken.now();
    Neuron pinned = workspace.chosen().get();
    // While weights change, pins go for a moment: what is painted on must not go with them.
    if (!isOpen() || broken.steps().isChanging()) {
      return;
    }
    boolean known = model != null && pinned != null && pinned.layer() > 0;
    unit.setVisible(known);
    unit.setManaged(known);
    if (model == null || pinned == null || !known) {
      editor.clear();
      map.clear();
      hint.setText(Messages.text("breaking.pin-first"));
    } else {
      unit.setText(NeuronNames.unit(model.spec(), pinned.layer(), pinned.channel()));
      editor.show(model, pinned.layer(), pinned.channel());
      map.show(model.spec(), pinned.layer(), pinned.channel());
      hint.setText(hint());
    }
    tools.follow();
  }

  private String hint() {
    boolean onKernel = editor.slice() != null;
    return Messages.text(
        onKernel && map.isShown()
            ? "breaking.paint-both"
            : onKernel
                ? "breaking.paint"
                : map.isShown() ? "breaking.paint-map" : "breaking.no-weights");
  }

  private void showInScene() {
    Model before = broken.whole();
    FramePainter painter = workspace.painter().get();
    if (before == null || painter == null || !inScene.isSelected() || !broken.steps().canUndo()) {
      overlay.clear();
    } else {
      overlay.showValues(WholeDifference.from(before, painter));
    }
  }

  private void judge() {
    Model before = broken.whole();
    Model now = broken.now();
    boolean digits = before != null && before.input().likeMnist() && before.spec().classes() >= 10;
    bars.node().setVisible(digits);
    bars.node().setManaged(digits);
    if (before != null && now != null && digits && isOpen()) {
      workspace
          .requested()
          .refresh(
              LANE,
              (engine, progress) -> judged.judge(before, now, progress),
              scores -> bars.show(scores.whole(), scores.now()));
    }
  }

  private void keep() {
    ModelKeeper.keep(shell, "breaking.keep", "broken.zip", broken::told, "breaking.kept");
  }
}
