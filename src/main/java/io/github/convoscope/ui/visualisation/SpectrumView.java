package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.ActivationSpectrum;
import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/**
 * Shows images and examples in order, from those that excite a unit most, which is what one asks
 * for, to those that inhibit it most.
 */
final class SpectrumView {
  private static final double LARGE = 118;
  private static final double SMALL = 60;

  private final Shell shell;
  private final FlowPane node = Ems.flow(1.38, 1.08);

  SpectrumView(Shell shell) {
    this.shell = shell;
    node.setAlignment(Pos.TOP_LEFT);
  }

  Node node() {
    return node;
  }

  void show(NetworkSpec spec, UnitTarget target, UnitAnalysis analysis) {
    node.getChildren().clear();
    VisualisationResult positive = analysis.positive();
    Node best =
        positive == null
            ? new Label(Messages.text("atlas.spectrum.dead"))
            : optimised(spec, positive, false);
    Node worst = optimised(spec, analysis.negative(), true);
    ActivationSpectrum spectrum = analysis.spectrum();
    node.getChildren()
        .addAll(
            group("atlas.spectrum.positive", List.of(best)),
            examples(spec, "atlas.spectrum.most", spectrum.most()));
    // Where nothing falls below zero, the weakest are those near zero; where nothing is above, the
    // strongest are.
    List<Double> nearZero = values(spectrum.nearZero());
    if (!nearZero.equals(values(spectrum.least())) && !nearZero.equals(values(spectrum.most()))) {
      node.getChildren().add(examples(spec, "atlas.spectrum.zero", spectrum.nearZero()));
    }
    node.getChildren()
        .addAll(
            examples(spec, "atlas.spectrum.least", spectrum.least()),
            group("atlas.spectrum.negative", List.of(worst)));
  }

  private Node examples(NetworkSpec spec, String key, List<ActivationSpectrum.Example> examples) {
    List<Node> falling = new ArrayList<>();
    examples.forEach(example -> falling.add(0, example(spec, example)));
    return group(key, falling);
  }

  private static List<Double> values(List<ActivationSpectrum.Example> examples) {
    return examples.stream().map(ActivationSpectrum.Example::value).toList();
  }

  private Node group(String key, List<? extends Node> pictures) {
    Label title = new Label(Messages.text(key));
    title.getStyleClass().add("heading");
    HBox row = Ems.line(0.46);
    row.getChildren().setAll(pictures);
    row.setAlignment(Pos.BOTTOM_LEFT);
    VBox group = Ems.column(0.46, title, row);
    group.setAlignment(Pos.TOP_LEFT);
    return group;
  }

  private Node optimised(NetworkSpec spec, VisualisationResult result, boolean negative) {
    double size = scaled(LARGE);
    Pane picture =
        new Pane(
            InputPictures.view(InputPictures.picture(spec.input().shape(), result.image()), size));
    picture.getStyleClass().add("atlas-found");
    // A difference: the negative of 0 would be printed as −0.
    return withNumber(picture, negative ? 0 - result.value() : result.value(), true);
  }

  private Node example(NetworkSpec spec, ActivationSpectrum.Example example) {
    double size = scaled(SMALL);
    Pane picture =
        new Pane(
            InputPictures.view(InputPictures.picture(spec.input().shape(), example.image()), size));
    InputRegion seen = InputRegion.receptiveField(spec, example.strongest());
    if (!seen.equals(InputRegion.whole(spec))) {
      double cell = size / spec.input().shape().columns();
      Rectangle outline =
          new Rectangle(
              seen.left() * cell, seen.top() * cell, seen.columns() * cell, seen.rows() * cell);
      outline.getStyleClass().add("atlas-outline");
      picture.getChildren().add(outline);
    }
    return withNumber(picture, example.value(), false);
  }

  private static Node withNumber(Pane picture, double value, boolean bright) {
    Label number = new Label(NeuronNames.value(value));
    number.getStyleClass().add(bright ? "atlas-number" : "muted");
    VBox box = Ems.column(0.23, picture, number);
    box.setAlignment(Pos.TOP_CENTER);
    return box;
  }

  private double scaled(double size) {
    return Math.round(size * shell.em().get() / 13);
  }
}
