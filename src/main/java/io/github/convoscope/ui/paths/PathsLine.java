package io.github.convoscope.ui.paths;

import io.github.convoscope.explain.contribution.PathKnot;
import io.github.convoscope.explain.contribution.PathRoot;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.MarkKind;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * One line above the legend that says where the pathways lead, how much they carry and leave out,
 * and what their colours mean. JavaFX thread.
 */
final class PathsLine extends HBox {
  private static final double SWATCH_EMS = 1.1;
  private static final double SWATCH_HIGH_EMS = 0.31;

  /** Width of the button beside it that plays the thought, in ems. */
  private static final double BUTTON_EMS = 12.5;

  private static final double BESIDE_EMS = 1.2;

  /** Height that the legend takes, in ems. */
  private static final double ABOVE_LEGEND_EMS = 2.6;

  private final Label what = new Label();
  private final Label raises = new Label();
  private final Label lowers = new Label();

  PathsLine(Shell shell) {
    what.setMinWidth(0);
    what.setWrapText(true);
    what.getStyleClass().add("muted");
    for (Label fixed : new Label[] {raises, lowers}) {
      fixed.getStyleClass().add("muted");
      fixed.setMinWidth(USE_PREF_SIZE);
    }
    getChildren()
        .addAll(what, swatch(MarkKind.FOR, shell), raises, swatch(MarkKind.AGAINST, shell), lowers);
    setAlignment(Pos.CENTER_LEFT);
    setId("paths-line");
    setMouseTransparent(true);
    setMinWidth(0);
    setMaxHeight(USE_PREF_SIZE);
    setVisible(false);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    shell.covered().addListener(changed -> keepClear(shell));
    shell.em().addListener(changed -> keepClear(shell));
    keepClear(shell);
  }

  private static Node swatch(MarkKind kind, Shell shell) {
    Rectangle swatch = new Rectangle();
    swatch.widthProperty().bind(shell.em().multiply(SWATCH_EMS));
    swatch.heightProperty().bind(shell.em().multiply(SWATCH_HIGH_EMS));
    swatch.fillProperty().bind(shell.workspace().settings().projector().map(kind::colour));
    swatch.arcWidthProperty().bind(swatch.heightProperty());
    swatch.arcHeightProperty().bind(swatch.heightProperty());
    HBox.setMargin(swatch, new Insets(0, 0, 0, 8));
    return swatch;
  }

  private void keepClear(Shell shell) {
    Insets covered = shell.covered().get();
    double em = shell.em().get();
    double below = covered.getBottom() + ABOVE_LEGEND_EMS * em;
    StackPane.setMargin(
        this,
        new Insets(
            0, covered.getRight() + BUTTON_EMS * em, below, covered.getLeft() + BESIDE_EMS * em));
  }

  void hide() {
    setVisible(false);
  }

  /**
   * Tells of these pathways.
   *
   * @param pointed the knot of which it tells, or null for that at the root
   */
  void show(NetworkSpec spec, Pathways paths, @Nullable PathKnot pointed) {
    PathKnot knot = pointed == null ? paths.knots().get(0) : pointed;
    String name =
        pointed == null ? name(spec, paths.root()) : NeuronNames.name(spec, pointed.neuron());
    String key =
        knot.size() == 0
            ? "paths.line-none"
            : knot.terms() > knot.shown().size() ? "paths.line" : "paths.line-all";
    set(what, Messages.text(key, name, knot.shown().size(), knot.terms(), knot.shownShare()));
    Neuron against = paths.root().against();
    set(
        raises,
        against == null
            ? Messages.text("paths.raises")
            : Messages.text("paths.for", label(spec, paths.root().neuron())));
    set(
        lowers,
        against == null
            ? Messages.text("paths.lowers")
            : Messages.text("paths.for", label(spec, against)));
    setVisible(true);
  }

  private static String name(NetworkSpec spec, PathRoot root) {
    Neuron against = root.against();
    if (root.neuron().layer() != spec.output().index()) {
      return Messages.text("paths.neuron", NeuronNames.name(spec, root.neuron()));
    }
    return against == null
        ? Messages.text("paths.class", label(spec, root.neuron()))
        : Messages.text("paths.instead", label(spec, root.neuron()), label(spec, against));
  }

  private static String label(NetworkSpec spec, Neuron output) {
    return output.channel() < spec.labels().size()
        ? spec.labels().get(output.channel())
        : String.valueOf(output.channel());
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}
