package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.hierarchy.LayerFindings;
import io.github.convoscope.explain.hierarchy.PictureSurvey;
import io.github.convoscope.explain.hierarchy.RankSum;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a network's layers look for, textures or objects, as bars and sentences. Beside every
 * measure stands that of the same layers with random weights: what those show, too, was not learnt.
 */
final class LayerStory {
  /** A rank sum so many standard deviations from chance is told as a difference (p below .1 %). */
  private static final double CLEAR = 3.3;

  private final List<LayerFindings> layers;
  private final List<LayerFindings> untrained;
  private final String source;

  /**
   * A story.
   *
   * @param layers what was found
   * @param untrained the same of the same layers with random weights; empty where that is not known
   * @param source name of the pictures
   */
  LayerStory(List<LayerFindings> layers, List<LayerFindings> untrained, String source) {
    this.layers = List.copyOf(layers);
    this.untrained = List.copyOf(untrained);
    this.source = source;
  }

  /**
   * Whether units mind that pictures are shuffled.
   *
   * @param example a shuffled picture, beside the bars
   */
  VBox textures(Node example) {
    LayerBars bars = new LayerBars("atlas.photo.keeps", "atlas.photo.half");
    for (int i = 0; i < layers.size(); i++) {
      bars.add(
          layers.get(i).name(),
          bar(i, findings -> LayerFindings.mean(findings.shuffling())),
          bar(i, findings -> LayerFindings.half(findings.shuffling())));
    }
    FlowPane columns = Ems.row(bars.node(), example);
    columns.setRowValignment(VPos.TOP);
    LayerFindings middle = layers.get(middle());
    LayerFindings first = layers.get(0);
    LayerFindings last = layers.get(last());
    double kept = LayerFindings.mean(middle.shuffling());
    double score = RankSum.score(first.shuffling(), last.shuffling());
    VBox told =
        Ems.column(
            0.77,
            StoryText.text("atlas.photo.textures.what", source, PictureSurvey.PATCHES_ACROSS),
            columns);
    addLegend(told);
    told.getChildren()
        .addAll(
            verdict(
                kept >= 0.5 ? "atlas.photo.textures.hold" : "atlas.photo.textures.fail",
                middle(),
                LayerFindings::shuffling,
                middle.name(),
                StoryText.percent(kept),
                StoryText.percent(LayerFindings.half(middle.shuffling()))),
            verdict(
                score > CLEAR ? "atlas.photo.arrangement.holds" : "atlas.photo.arrangement.fails",
                last(),
                LayerFindings::shuffling,
                first.name(),
                StoryText.percent(LayerFindings.mean(first.shuffling())),
                last.name(),
                StoryText.percent(LayerFindings.mean(last.shuffling()))),
            StoryText.bold(
                LayerFindings.mean(last.shuffling()) >= 0.5
                    ? "atlas.photo.deep-texture"
                    : "atlas.photo.deep-shape",
                last.name()));
    return told;
  }

  /** How far units know objects: choosy, wherever these are and however large. */
  VBox objects() {
    boolean classes = layers.stream().anyMatch(layer -> layer.classSelectivity().length > 0);
    List<String> headings =
        new ArrayList<>(List.of("atlas.photo.sparse", "atlas.photo.moved", "atlas.photo.resized"));
    if (classes) {
      headings.add("atlas.photo.selective");
    }
    LayerBars bars = new LayerBars(headings.toArray(String[]::new));
    for (int i = 0; i < layers.size(); i++) {
      bars.add(
          layers.get(i).name(),
          bar(i, findings -> LayerFindings.mean(findings.sparseness())),
          bar(i, findings -> LayerFindings.mean(findings.moving())),
          bar(i, findings -> LayerFindings.mean(findings.resizing())),
          classes ? bar(i, findings -> LayerFindings.mean(findings.classSelectivity())) : null);
    }
    VBox told = Ems.column(0.77, StoryText.text("atlas.photo.objects.what", source), bars.node());
    addLegend(told);
    told.getChildren()
        .addAll(
            compared("atlas.photo.sparse", LayerFindings::sparseness),
            compared("atlas.photo.moved", LayerFindings::moving),
            compared("atlas.photo.resized", LayerFindings::resizing));
    if (classes) {
      told.getChildren().add(compared("atlas.photo.selective", LayerFindings::classSelectivity));
    }
    return told;
  }

  private void addLegend(VBox told) {
    if (!untrained.isEmpty()) {
      Label legend = StoryText.text("atlas.photo.untrained");
      legend.getStyleClass().add("muted");
      told.getChildren().add(legend);
    }
  }

  private LayerBars.Bar bar(int layer, Function<LayerFindings, Double> measure) {
    return new LayerBars.Bar(
        measure.apply(layers.get(layer)),
        untrained.isEmpty() ? null : measure.apply(untrained.get(layer)));
  }

  /** Says whether a measure rises, falls or stays from the first hidden layer to the last one. */
  private Label compared(String key, Function<LayerFindings, double[]> measure) {
    LayerFindings first = layers.get(0);
    LayerFindings last = layers.get(last());
    double score = RankSum.score(measure.apply(last), measure.apply(first));
    String how = score > CLEAR ? ".rises" : score < -CLEAR ? ".falls" : ".stays";
    return verdict(
        key + how,
        last(),
        measure,
        first.name(),
        StoryText.percent(LayerFindings.mean(measure.apply(first))),
        last.name(),
        StoryText.percent(LayerFindings.mean(measure.apply(last))));
  }

  /** What was found, and whether a layer with random weights shows it, too. */
  private Label verdict(
      String key, int layer, Function<LayerFindings, double[]> measure, Object... args) {
    Label label = StoryText.bold(key, args);
    String beside = beside(layer, measure);
    if (beside != null) {
      label.setText(label.getText() + " " + beside);
    }
    return label;
  }

  private @Nullable String beside(int layer, Function<LayerFindings, double[]> measure) {
    if (untrained.isEmpty()) {
      return null;
    }
    double[] learnt = measure.apply(layers.get(layer));
    double[] random = measure.apply(untrained.get(layer));
    double score = RankSum.score(learnt, random);
    String how = score > CLEAR ? "raised" : score < -CLEAR ? "lowered" : "same";
    return Messages.text(
        Message.of(
            "atlas.photo.untrained." + how,
            layers.get(layer).name(),
            StoryText.percent(LayerFindings.mean(random))));
  }

  /** The last layer before the output, or the output where there is no other. */
  private int last() {
    return Math.max(0, layers.size() - 2);
  }

  private int middle() {
    return (last() + 1) / 2;
  }
}
