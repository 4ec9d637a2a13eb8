package io.github.convoscope.ui.atlas;

import io.github.convoscope.explain.optimise.Finding;
import io.github.convoscope.explain.optimise.Region;
import io.github.convoscope.explain.optimise.Spectrum;
import io.github.convoscope.explain.optimise.Target;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.work.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The strip from what inhibits a unit most to what excites it most. JavaFX thread. */
final class SpectrumView {
  private static final double LARGE = 118;
  private static final double SMALL = 60;

  private final Shell shell;
  private final FlowPane node = new FlowPane(18, 14);

  SpectrumView(Shell shell) {
    this.shell = shell;
    node.setAlignment(Pos.TOP_LEFT);
  }

  Node node() {
    return node;
  }

  void show(NetworkSpec spec, Target target, UnitChapter.Told told) {
    node.getChildren().clear();
    node.getChildren()
        .add(group("atlas.spectrum.negative", List.of(found(spec, told.negative(), true))));
    node.getChildren().add(examples(spec, "atlas.spectrum.least", told.spectrum().least()));
    node.getChildren().add(examples(spec, "atlas.spectrum.zero", told.spectrum().nearZero()));
    node.getChildren().add(examples(spec, "atlas.spectrum.most", told.spectrum().most()));
    Finding positive = told.positive();
    Node best =
        positive == null
            ? new Label(Messages.text("atlas.spectrum.dead"))
            : found(spec, positive, false);
    node.getChildren().add(group("atlas.spectrum.positive", List.of(best)));
  }

  private Node examples(NetworkSpec spec, String key, List<Spectrum.Example> examples) {
    return group(key, examples.stream().map(example -> example(spec, example)).toList());
  }

  private Node group(String key, List<? extends Node> pictures) {
    Label title = new Label(Messages.text(key));
    title.getStyleClass().add("heading");
    HBox row = new HBox(6);
    row.getChildren().setAll(pictures);
    row.setAlignment(Pos.BOTTOM_LEFT);
    VBox group = new VBox(6, title, row);
    group.setAlignment(Pos.TOP_LEFT);
    return group;
  }

  private Node found(NetworkSpec spec, Finding finding, boolean negative) {
    double size = scaled(LARGE);
    Pane picture = new Pane(Greys.view(Greys.picture(spec.input().shape(), finding.image()), size));
    picture.getStyleClass().add("atlas-found");
    return under(picture, negative ? -finding.value() : finding.value(), true);
  }

  private Node example(NetworkSpec spec, Spectrum.Example example) {
    double size = scaled(SMALL);
    Pane picture = new Pane(Greys.view(Greys.picture(spec.input().shape(), example.image()), size));
    Region seen = Region.seenBy(spec, example.strongest());
    if (!seen.equals(Region.whole(spec))) {
      double cell = size / spec.input().shape().columns();
      Rectangle outline =
          new Rectangle(
              seen.left() * cell, seen.top() * cell, seen.columns() * cell, seen.rows() * cell);
      outline.getStyleClass().add("atlas-outline");
      picture.getChildren().add(outline);
    }
    return under(picture, example.value(), false);
  }

  private static Node under(Pane picture, double value, boolean bright) {
    Label number = new Label(NeuronNames.value(value));
    number.getStyleClass().add(bright ? "atlas-number" : "muted");
    VBox box = new VBox(3, picture, number);
    box.setAlignment(Pos.TOP_CENTER);
    return box;
  }

  private double scaled(double size) {
    return Math.round(size * shell.em().get() / 13);
  }
}
