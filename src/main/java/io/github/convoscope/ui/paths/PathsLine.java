package io.github.convoscope.ui.paths;

import io.github.convoscope.explain.contribution.PathKnot;
import io.github.convoscope.explain.contribution.PathRoot;
import io.github.convoscope.explain.contribution.Pathways;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.LineKey;
import io.github.convoscope.scene.MarkKind;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneButton;
import io.github.convoscope.ui.Shell;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * One line above the legend that says where the pathways lead, how much they carry and leave out,
 * and what their colours mean. JavaFX thread.
 */
final class PathsLine extends FlowPane {
  private static final double BESIDE_EMS = 1.2;

  private final Label what = new Label();
  private final Label raises = new Label();
  private final Label lowers = new Label();
  private final Label numbers = new Label(Messages.text("paths.numbers"));
  private @Nullable Said said;

  PathsLine(Shell shell) {
    what.setId("paths-what");
    for (Label wrapped : new Label[] {what, numbers}) {
      wrapped.setMinWidth(0);
      wrapped.setWrapText(true);
      wrapped.maxWidthProperty().bind(widthProperty());
      wrapped.getStyleClass().add("muted");
    }
    for (Label fixed : new Label[] {raises, lowers}) {
      fixed.getStyleClass().add("muted");
      fixed.setMinWidth(USE_PREF_SIZE);
    }
    for (Label explained : new Label[] {what, raises, lowers, numbers}) {
      LazyTooltips.put(explained, Messages.text("paths.numbers.help"));
    }
    getChildren()
        .addAll(
            what,
            sign(MarkKind.FOR, raises, shell),
            sign(MarkKind.AGAINST, lowers, shell),
            numbers);
    setAlignment(Pos.BOTTOM_LEFT);
    setRowValignment(VPos.CENTER);
    hgapProperty().bind(shell.em());
    setId("paths-line");
    getStyleClass().add("scene-foot");
    setPickOnBounds(false);
    setMinWidth(0);
    setMaxHeight(USE_PREF_SIZE);
    setVisible(false);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    shell.covered().addListener(changed -> keepClear(shell));
    shell.em().addListener(changed -> keepClear(shell));
    keepClear(shell);
  }

  /** A colour with what it means; they stay together where the line is broken. */
  private static Node sign(MarkKind kind, Label meaning, Shell shell) {
    LineKey key = new LineKey(kind, meaning);
    shell.workspace().settings().light().subscribe(key::setLight);
    return key;
  }

  private void keepClear(Shell shell) {
    Insets covered = shell.covered().get();
    double em = shell.em().get();
    double below = covered.getBottom() + SceneButton.ABOVE_LEGEND_EMS * em;
    StackPane.setMargin(
        this,
        new Insets(
            0,
            covered.getRight() + SceneButton.ROOM_EMS * em,
            below,
            covered.getLeft() + BESIDE_EMS * em));
  }

  void hide() {
    setVisible(false);
  }

  /** Tells only what the colours of edges mean. */
  void showEdges() {
    said = null;
    what.setText(Messages.text("paths.edges"));
    raises.setText(Messages.text("paths.raises"));
    lowers.setText(Messages.text("paths.lowers"));
    showNumbers(false);
    setVisible(true);
  }

  /** Whether the scene has numbers at edges, which are explained. */
  void showNumbers(boolean shown) {
    numbers.setVisible(shown);
    numbers.setManaged(shown);
  }

  /**
   * Tells of these pathways.
   *
   * @param pointed the knot of which it tells, or null for that at the root
   * @param drawn how many of the knot's contributions are drawn, the strongest ones
   * @param share their part of all contributions to the knot, 0 to 1
   * @param named whether the class at the root is the answer or was asked for; else it is only the
   *     strongest one of an input that is no digit
   */
  void show(
      NetworkSpec spec,
      Pathways paths,
      @Nullable PathKnot pointed,
      int drawn,
      double share,
      boolean named) {
    PathKnot knot = pointed == null ? paths.knots().get(0) : pointed;
    Said now =
        new Said(
            spec,
            paths.root(),
            pointed == null ? null : pointed.neuron(),
            drawn,
            knot.size() == 0 ? -1 : knot.terms(),
            knot.shown().size() == 1 ? knot.shown().get(0).read() : null,
            (int) Math.round(100 * share),
            named);
    show(now);
  }

  /**
   * Tells of a neuron that is on no pathway, while its own edges are drawn.
   *
   * @param drawn how many of its contributions are drawn, the strongest ones
   * @param terms how many there are
   * @param share their part of all contributions, 0 to 1
   */
  void show(NetworkSpec spec, Neuron neuron, int drawn, int terms, double share) {
    PathRoot root = PathRoot.of(neuron);
    show(new Said(spec, root, neuron, drawn, terms, null, (int) Math.round(100 * share), false));
  }

  private void show(Said now) {
    if (!now.equals(said)) {
      said = now;
      tell(now);
    }
    setVisible(true);
  }

  private void tell(Said now) {
    NetworkSpec spec = now.spec;
    Neuron pointed = now.pointed;
    String name =
        pointed == null ? name(spec, now.root, now.named) : NeuronNames.name(spec, pointed);
    what.setText(contributions(now, name));
    Neuron against = now.root.against();
    raises.setText(
        against == null
            ? Messages.text("paths.raises")
            : Messages.text("paths.for", label(spec, now.root.neuron())));
    lowers.setText(
        against == null
            ? Messages.text("paths.lowers")
            : Messages.text("paths.for", label(spec, against)));
  }

  private static String contributions(Said now, String name) {
    NetworkSpec spec = now.spec;
    if (now.only != null && now.terms == 1) {
      int layer = now.pointed == null ? now.root.neuron().layer() : now.pointed.layer();
      boolean softmax = spec.layer(layer).kind() == LayerKind.SOFTMAX;
      return Messages.text(
          softmax ? "paths.line-softmax" : "paths.line-one",
          name,
          NeuronNames.name(spec, now.only));
    }
    String key =
        now.terms < 0 ? "paths.line-none" : now.terms > now.shown ? "paths.line" : "paths.line-all";
    return Messages.text(key, name, now.shown, now.terms, now.percent / 100f);
  }

  /** Everything that the texts depend on; {@code terms} is −1 where all contributions are 0. */
  private record Said(
      NetworkSpec spec,
      PathRoot root,
      @Nullable Neuron pointed,
      int shown,
      int terms,
      @Nullable Neuron only,
      int percent,
      boolean named) {}

  private static String name(NetworkSpec spec, PathRoot root, boolean named) {
    Neuron against = root.against();
    if (root.neuron().layer() != spec.output().index()) {
      return Messages.text("paths.neuron", NeuronNames.name(spec, root.neuron()));
    }
    return against == null
        ? Messages.text(named ? "paths.class" : "paths.strongest", label(spec, root.neuron()))
        : Messages.text("paths.instead", label(spec, root.neuron()), label(spec, against));
  }

  private static String label(NetworkSpec spec, Neuron output) {
    return NeuronNames.label(spec, output.channel());
  }
}
